import { useTranslations } from "next-intl";
import { Code } from "@/app/_ui/value";
import { Nothing, Pane } from "@/app/(manager)/work/applications/[id]/pane";
import { mostAlike } from "@/lib/reviews/find-alike";
import type { ReviewCase } from "@/lib/reviews/queries";

/** Customers who may be the same person, and what they have in common. */
export function AlikePane({ alike }: { alike: ReviewCase["alike"] }) {
  const t = useTranslations("review.alike");
  const comma = useTranslations("review.answers");
  return (
    <Pane id="alike" title={t("title")} note={alike.length > 0 && t("count", { count: alike.length })}>
      {alike.length === 0 && <Nothing>{t("none")}</Nothing>}
      <ul>
        {alike.slice(0, mostAlike).map(({ id, number, name, why }) => (
          <li key={id} className="border-b border-hair py-1">
            <a href={`/work/customers/${id}`}>
              {number ? <Code>{number}</Code> : t("noNumber")} {name}
            </a>{" "}
            {why.map((one) => t(`why.${one}`)).join(comma("comma"))}
          </li>
        ))}
      </ul>
      {alike.length > mostAlike && <Nothing>{t("more")}</Nothing>}
    </Pane>
  );
}
