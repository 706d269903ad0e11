import { useTranslations } from "next-intl";
import { Section } from "@/app/_ui/columns";

/** Why an application was not approved, the weightiest reason first, each with what would help. */
export function Reasons({ codes }: { codes: string[] }) {
  const t = useTranslations("applications.follow");
  const reasons = useTranslations("reasons");
  return (
    <Section id="why" title={t("why")}>
      <ol className="mt-2 border-t border-ink">
        {codes.map((code, index) => (
          <li key={code} className="flex gap-4 border-b border-line py-4">
            <span aria-hidden="true" className="w-5 flex-none text-[1.25rem] font-semibold text-muted tabular-nums">
              {index + 1}
            </span>
            <div>
              <b className="block">{reasons(`${code as "INCOME_LOW"}.label`)}</b>
              <p className="text-muted">{t("helps", { what: reasons(`${code as "INCOME_LOW"}.helps`) })}</p>
            </div>
          </li>
        ))}
      </ol>
    </Section>
  );
}

/** Whom to ask, and that a person decided. */
export function Doubt() {
  const t = useTranslations("applications.follow.doubt");
  return (
    <Section id="doubt" title={t("title")}>
      <p className="mt-2">{t.rich("text", { num: (words) => <span className="num">{words}</span> })}</p>
    </Section>
  );
}
