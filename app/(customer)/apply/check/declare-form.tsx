import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { Choice } from "@/app/_ui/choice";
import { Section } from "@/app/_ui/columns";
import { Facts } from "@/app/_ui/facts";
import { Buttons, Form, Hidden } from "@/app/_ui/form";
import { productWords } from "@/app/_ui/product-facts";
import { Submit } from "@/app/_ui/submit";
import { submit } from "@/app/(customer)/apply/actions";
import type { Draft } from "@/lib/applications/queries";

type Props = { draft: Draft; profileVersion: number; head: ReactNode };

/** The costs once more, the declaration, and the button that sends. */
export async function DeclareForm({ draft, profileVersion, head }: Props) {
  const t = await getTranslations("apply");
  return (
    <Form action={submit} head={head} bare>
      <Hidden name="applicationId" value={draft.id} />
      <Hidden name="version" value={draft.version} />
      <Hidden name="profileVersion" value={profileVersion} />
      {draft.product && <Costs product={draft.product} />}
      <Section id="declare" title={t("check.declareTitle")}>
        <p className="mt-2">{t("check.declareLegend")}</p>
        <ol className="mt-2 list-decimal pl-6">
          {(["true", "verify", "terms"] as const).map((part) => (
            <li key={part}>{t(`declaration.${part}`)}</li>
          ))}
        </ol>
        <div className="mt-5">
          <Choice
            many
            name="declaration"
            legend={<span className="sr-only">{t("check.declareTitle")}</span>}
            options={[{ value: "yes", label: t("check.declare") }]}
          />
        </div>
        <p className="mt-5 text-muted">{t("check.sendNote", { days: draft.product?.serviceDays ?? 0 })}</p>
        <Buttons className="mt-5">
          <Submit>{t("check.send")}</Submit>
          <a href="/apply" className="action action-plain">
            {t("list.later")}
          </a>
        </Buttons>
      </Section>
    </Form>
  );
}

async function Costs({ product }: { product: NonNullable<Draft["product"]> }) {
  const t = await getTranslations("apply.check");
  const labels = await getTranslations("products");
  const words = await productWords(product);
  return (
    <Section id="costs" title={t("factsTitle")}>
      <div className="mt-2 rounded-card border border-line px-5 py-2">
        <Facts
          items={[
            { label: labels("fee"), value: words.fee },
            { label: labels("rate"), value: <b>{words.rate}</b> },
            { label: labels("interestFree"), value: words.interestFree },
            { label: t("late"), value: t("lateFigure") },
          ]}
        />
        <p className="py-2">
          <a href="/cards#rates" className="inline-block py-1">
            {t("factsMore")}
          </a>
        </p>
      </div>
    </Section>
  );
}
