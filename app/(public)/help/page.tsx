import { getTranslations } from "next-intl/server";
import { AsideSection, Columns, Section } from "@/app/_ui/columns";
import { Facts } from "@/app/_ui/facts";
import { PageHead } from "@/app/_ui/page-head";

type Item = { question: string; answer: string };

export default async function HelpPage() {
  const t = await getTranslations("help");
  return (
    <Columns aside={<Contact />}>
      <PageHead title={t("title")} lead={t("lead")} />
      {(["apply", "account"] as const).map((group) => (
        <Section key={group} id={group} title={t(`${group}.title`)}>
          <div className="mt-3 border-t border-ink">
            {(t.raw(`${group}.items`) as Item[]).map(({ question, answer }) => (
              <details key={question} className="border-b border-line">
                <summary className="py-3 font-semibold">{question}</summary>
                <p className="pb-4 pl-[18px]">{answer}</p>
              </details>
            ))}
          </div>
        </Section>
      ))}
    </Columns>
  );
}

async function Contact() {
  const t = await getTranslations("help.contact");
  const facts = [
    {
      label: t("phone"),
      value: (
        <>
          <span className="num">400-000-0000</span>
          <span className="block text-muted">{t("phoneHours")}</span>
        </>
      ),
    },
    { label: t("mail"), value: <a href="mailto:service@xinka.example">service@xinka.example</a> },
    { label: t("branch"), value: t("branchHours") },
  ];
  return (
    <AsideSection title={t("title")} id="contact">
      <Facts items={facts} />
      <p className="mt-4 text-muted">{t("number")}</p>
      <p className="mt-2 text-muted">{t("never")}</p>
    </AsideSection>
  );
}
