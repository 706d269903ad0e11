import { getTranslations } from "next-intl/server";
import { Section } from "@/app/_ui/columns";
import { DataTable } from "@/app/_ui/data-table";
import { None } from "@/app/_ui/value";
import { percent, threeDecimals } from "@/app/(manager)/work/figures";
import { GradeTable } from "@/app/(manager)/work/models/grade-table";
import { nameOfCard } from "@/app/(manager)/work/models/words";
import { StillCounting } from "@/app/(manager)/work/monitoring/still-counting";
import type { findRivals } from "@/lib/monitoring/cards";
import type { KeptRivals } from "@/lib/monitoring/rivals";

type Props = { now: Awaited<ReturnType<typeof findRivals>>; kept: KeptRivals[] | null };

/** The card in use beside one that is not: on the latest answers, and by what both said when people decided. */
export async function Rivals({ now, kept }: Props) {
  const t = await getTranslations("monitoring.rivals");
  const models = await getTranslations("models");
  return (
    <Section title={t("title")} id="rivals">
      <div className="figures">
        {now ? (
          <>
            <p className="max-w-none">
              {t("sentence", {
                champion: nameOfCard(models, now.champion.hash),
                challenger: nameOfCard(models, now.challenger.hash),
                far: now.agreement.far,
                count: now.agreement.count,
              })}
            </p>
            {now.agreement.count > 0 && <GradeTable agreement={now.agreement} />}
          </>
        ) : (
          <p>{t("none")}</p>
        )}
        {!kept && <StillCounting />}
        {kept && kept.length > 0 && <KeptTable kept={kept} />}
      </div>
    </Section>
  );
}

/** Fewer of a kind tell nothing of an order. */
const leastOfKind = 20;

async function KeptTable({ kept }: { kept: KeptRivals[] }) {
  const models = await getTranslations("models");
  const t = await getTranslations("monitoring.rivals.kept");
  const texts = ["card", "rival"] as const;
  const numbers = ["decided", "apart", "known", "aucCard", "aucRival", "saidCard", "saidRival", "came"] as const;
  return (
    <>
      <p className="max-w-none text-muted">{t("hint", { least: leastOfKind })}</p>
      <DataTable
        caption={t("title")}
        columns={[...texts, ...numbers].map((key) => ({
          key,
          head: t(key),
          names: key === "card",
          end: key !== "card" && key !== "rival",
        }))}
        rows={kept.map(({ cardHash, rivalHash, decided, apart, goods, bads, card, rival }) => {
          const known = goods + bads;
          const enough = Math.min(goods, bads) >= leastOfKind;
          return {
            id: `${cardHash} ${rivalHash}`,
            cells: {
              card: nameOfCard(models, cardHash),
              rival: nameOfCard(models, rivalHash),
              decided: decided.toLocaleString("en"),
              apart: percent(apart / decided),
              known: `${known.toLocaleString("en")} (${bads.toLocaleString("en")})`,
              aucCard: enough ? threeDecimals(card.auc) : <None />,
              aucRival: enough ? threeDecimals(rival.auc) : <None />,
              saidCard: enough ? percent(card.said) : <None />,
              saidRival: enough ? percent(rival.said) : <None />,
              came: enough ? percent(bads / known) : <None />,
            },
          };
        })}
      />
    </>
  );
}
