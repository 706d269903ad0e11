import "../../../risk.css";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { Section } from "@/app/_ui/columns";
import { StaffHead } from "@/app/_ui/page-head";
import { QuerySelect } from "@/app/_ui/query-select";
import { adviceWords } from "@/app/(manager)/work/applications/[id]/advice-words";
import { BandsForm } from "@/app/(manager)/work/models/[id]/bands/bands-form";
import { WordsForm } from "@/app/(manager)/work/models/[id]/bands/words-form";
import { BandTable } from "@/app/(manager)/work/models/band-table";
import { nameOfCard } from "@/app/(manager)/work/models/words";
import { requireRole } from "@/lib/auth/require-role";
import { findModel } from "@/lib/models/queries";
import { BandsFilterSchema } from "@/lib/models/schema";
import type { Artifact } from "@/lib/scoring/artifact";

/** One item of a card: its bands, what each came to, and what they are to be instead. */
export default async function BandsPage({ params, searchParams }: PageProps<"/work/models/[id]/bands">) {
  const manager = await requireRole("MANAGER", "models.manage");
  const model = await findModel(manager, (await params).id);
  const items = model ? itemsOf(model.artifact) : [];
  if (!model || items.length === 0) notFound();
  const { field } = BandsFilterSchema.parse(await searchParams);
  const term = items.find((one) => one.field === field) ?? items[0]!;
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
          options={items.map((one) => ({ value: one.field, label: words.field(one.field) }))}
        />
        <button type="submit" className="action">
          {t("bands.show")}
        </button>
      </form>
      <div className="figures">
        <Section title={words.field(term.field)} id="now">
          <BandTable term={term} caption={words.field(term.field)} />
        </Section>
        <Section title={t(term.kind === "numeric" ? "bands.change" : "bands.together")} id="change">
          {term.kind === "numeric" ? (
            <BandsForm modelId={model.id} term={term} />
          ) : (
            <WordsForm modelId={model.id} term={term} />
          )}
        </Section>
      </div>
    </>
  );
}

/** What two answers make together has no bands of its own to set. */
const itemsOf = ({ terms }: Artifact) => terms.filter((term) => term.kind === "categorical" || !term.derivation);
