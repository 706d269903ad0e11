import "../../../risk.css";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { Section } from "@/app/_ui/columns";
import { StaffHead } from "@/app/_ui/page-head";
import { QuerySelect } from "@/app/_ui/query-select";
import { adviceWords } from "@/app/(manager)/work/applications/[id]/advice-words";
import { BandsForm } from "@/app/(manager)/work/models/[id]/bands/bands-form";
import { BandTable } from "@/app/(manager)/work/models/band-table";
import { nameOfCard } from "@/app/(manager)/work/models/words";
import { requireRole } from "@/lib/auth/require-role";
import { findModel } from "@/lib/models/queries";
import { BandsFilterSchema } from "@/lib/models/schema";
import type { Artifact, NumberTerm } from "@/lib/scoring/artifact";

/** One number of a card: where its bands end, what each came to, and where they are to end instead. */
export default async function BandsPage({ params, searchParams }: PageProps<"/work/models/[id]/bands">) {
  const manager = await requireRole("MANAGER", "models.manage");
  const model = await findModel(manager, (await params).id);
  const numbers = model ? numbersOf(model.artifact) : [];
  if (!model || numbers.length === 0) notFound();
  const { field } = BandsFilterSchema.parse(await searchParams);
  const term = numbers.find((one) => one.field === field) ?? numbers[0]!;
  const t = await getTranslations("models");
  const words = await adviceWords();
  return (
    <>
      <StaffHead
        title={t("bands.title")}
        lead={t("bands.lead")}
        back={{ href: `/work/models/${model.id}`, label: nameOfCard(t, model.hash) }}
      />
      <form
        method="get"
        action={`/work/models/${model.id}/bands`}
        className="no-print mt-2 flex flex-wrap items-end gap-x-4 gap-y-2.5"
      >
        <QuerySelect
          name="field"
          label={t("card.field")}
          value={term.field}
          wide
          options={numbers.map((one) => ({ value: one.field, label: words.field(one.field) }))}
        />
        <button type="submit" className="action">
          {t("bands.show")}
        </button>
      </form>
      <div className="figures">
        <Section title={words.field(term.field)} id="now">
          <BandTable term={term} caption={words.field(term.field)} />
        </Section>
        <Section title={t("bands.change")} id="change">
          <BandsForm modelId={model.id} term={term} />
        </Section>
      </div>
    </>
  );
}

const numbersOf = ({ terms }: Artifact) =>
  terms.filter((term): term is NumberTerm => term.kind === "numeric" && !term.derivation);
