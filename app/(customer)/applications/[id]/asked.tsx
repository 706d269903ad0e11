import { useTranslations } from "next-intl";
import { ButtonLink } from "@/app/_ui/button";
import { Buttons } from "@/app/_ui/form";
import type { FollowedApplication } from "@/lib/applications/follow";

type Props = { application: FollowedApplication; asked: NonNullable<FollowedApplication["asked"]> };

/** What the manager asks for, in his or her own words, and the way to answer. */
export function Asked({ application, asked }: Props) {
  const t = useTranslations("applications.follow.asked");
  const fields = useTranslations("fields");
  const name = application.manager?.staffName ?? "";
  return (
    <section
      aria-labelledby="asked"
      className="mt-10 rounded-card border border-line border-t-3 border-t-warning px-5 py-5 sm:px-6"
    >
      <h2 id="asked">{t("title")}</h2>
      {asked.message && (
        <figure className="mt-3 border-l-4 border-line pl-4">
          <figcaption className="text-small text-muted">{t("from", { name })}</figcaption>
          <blockquote className="whitespace-pre-line">{asked.message}</blockquote>
        </figure>
      )}
      <AskedList title={t("fields")} items={asked.fields.map((field) => fields(`${field as "mobile"}.label`))} />
      <AskedList
        title={t("documents")}
        items={asked.documents.map((kind) => fields(`options.documentKind.${kind as "OTHER"}`))}
      />
      <Buttons className="mt-5">
        <ButtonLink href={`/applications/${application.id}/correction`} tone="main">
          {t("go")}
        </ButtonLink>
      </Buttons>
    </section>
  );
}

function AskedList({ title, items }: { title: string; items: string[] }) {
  if (items.length === 0) return null;
  return (
    <>
      <h3 className="mt-4">{title}</h3>
      <ul className="list-disc pl-6">
        {items.map((item) => (
          <li key={item}>{item}</li>
        ))}
      </ul>
    </>
  );
}
