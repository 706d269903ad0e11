/** The mark: a seal with the first character of the bank's name in it. */
export function Seal({ className = "size-[30px]" }: { className?: string }) {
  return (
    <svg className={className} viewBox="0 0 30 30" aria-hidden="true">
      <rect width="30" height="30" rx="5" fill="var(--brand)" />
      <g fill="none" stroke="var(--on-brand)">
        <rect x="2.5" y="2.5" width="25" height="25" rx="3" strokeOpacity=".55" strokeWidth=".8" />
        <g strokeWidth="1.9" strokeLinecap="round" strokeLinejoin="round">
          <path d="M11 6.5 7.9 12.5M9.5 10.5v13" />
          <path d="m17.7 6.3.9 1.9M13.3 10.4h10.2M14.7 13.6h7.4M14.7 16.7h7.4M14.9 19.9h7v3.4h-7z" />
        </g>
      </g>
    </svg>
  );
}
