import { getTranslations } from "next-intl/server";
import { AsideSection, Columns } from "@/app/_ui/columns";
import { PageHead } from "@/app/_ui/page-head";

type Part = { title: string; plain: string; clauses: string[] };

/** `<LegalText text version?>`: a text of messages `legal`: plain sentence first, clauses below. */
export async function LegalText({ text, version }: { text: "terms" | "privacy" | "accessibility"; version?: string }) {
  const t = await getTranslations("legal");
  const parts: Part[] = t.raw(`${text}.sections`);
  return (
    <Columns aside={<Contents title={t("contents")} note={t("print")} parts={parts} />}>
      <PageHead
        title={t(`${text}.title`)}
        lead={t(`${text}.lead`)}
        {...(version ? { caption: t("version", { version }) } : {})}
      />
      {parts.map((part, index) => (
        <section key={part.title} aria-labelledby={`part-${index + 1}`} className="mt-10">
          <h2 id={`part-${index + 1}`} className="flex gap-3">
            <span className="font-normal text-muted tabular-nums">{index + 1}</span>
            {part.title}
          </h2>
          <p className="mt-2 font-semibold">{part.plain}</p>
          <ul className="mt-2 list-disc pl-5 marker:text-muted">
            {part.clauses.map((clause) => (
              <li key={clause} className="mt-1 max-w-[42em]">
                {clause}
              </li>
            ))}
          </ul>
        </section>
      ))}
    </Columns>
  );
}

function Contents({ title, note, parts }: { title: string; note: string; parts: Part[] }) {
  return (
    <AsideSection title={title} id="contents">
      <ol className="list-decimal pl-5">
        {parts.map((part, index) => (
          <li key={part.title}>
            <a href={`#part-${index + 1}`} className="inline-block py-1">
              {part.title}
            </a>
          </li>
        ))}
      </ol>
      <p className="no-print mt-4 text-muted">{note}</p>
    </AsideSection>
  );
}
