/** `<BackLink href label>`: above the title of a page that has one place to return to. */
export function BackLink({ href, label }: { href: string; label: string }) {
  return (
    <p className="no-print mb-2">
      <a href={href} className="inline-block py-2">
        <span aria-hidden="true">‹ </span>
        {label}
      </a>
    </p>
  );
}
