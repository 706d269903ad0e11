type Props = { href: string; name: string; subtitle: string; small?: boolean };

/** The mark, the name, and where one is. */
export function Brand({ href, name, subtitle, small = false }: Props) {
  return (
    <a
      href={href}
      className={`inline-flex items-center gap-2.5 whitespace-nowrap font-semibold text-ink no-underline hover:text-ink ${small ? "text-[1rem]" : "py-1 text-[1.125rem]"}`}
    >
      <span className="seal" />
      {name}
      <span
        className={`border-l border-line pl-2.5 text-[0.8125rem] leading-[1.125rem] font-normal text-muted ${small ? "brand-place" : "max-lg:hidden"}`}
      >
        {subtitle}
      </span>
    </a>
  );
}
