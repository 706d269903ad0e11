import { getTranslations } from "next-intl/server";
import { Section } from "@/app/_ui/columns";
import { DataTable } from "@/app/_ui/data-table";
import { None } from "@/app/_ui/value";
import { adviceWords } from "@/app/(manager)/work/applications/[id]/advice-words";
import { GradeTable } from "@/app/(manager)/work/models/grade-table";
import { nameOfCard, three } from "@/app/(manager)/work/models/words";
import { StillCounting } from "@/app/(manager)/work/monitoring/still-counting";
import { expertCard } from "@/lib/advice/expert-card";
import type { findRivals } from "@/lib/monitoring/cards";
import type { KeptRivals } from "@/lib/monitoring/rivals";

type Props = { now: Awaited<ReturnType<typeof findRivals>>; kept: KeptRivals[] | null };

/** The card in use beside one that is not: on the latest answers, and by what both said when people decided. */
export async function Rivals({ now, kept }: Props) {
  const t = await getTranslations("monitoring.rivals");
  const name = await namesOfCards();
  return (
    <Section title={t("title")} id="rivals">
      <div className="figures">
        {now ? (
          <>
            <p className="max-w-none">
              {t("sentence", {
                champion: name(now.champion.hash),
                challenger: name(now.challenger.hash),
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
        {kept && kept.length > 0 && <KeptTable kept={kept} name={name} />}
      </div>
    </Section>
  );
}

async function namesOfCards() {
  const t = await getTranslations("models");
  const expert = new Set([expertCard.hash]);
  return (hash: string) => (expert.has(hash) ? t("expert.title") : nameOfCard(t, hash));
}

/** Fewer of a kind tell nothing of an order. */
const leastOfKind = 20;

async function KeptTable({ kept, name }: { kept: KeptRivals[]; name: (hash: string) => string }) {
  const t = await getTranslations("monitoring.rivals.kept");
  const { percent } = await adviceWords();
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
              card: name(cardHash),
              rival: name(rivalHash),
              decided: decided.toLocaleString("en"),
              apart: percent(apart / decided),
              known: `${known.toLocaleString("en")} (${bads.toLocaleString("en")})`,
              aucCard: enough ? three(card.auc) : <None />,
              aucRival: enough ? three(rival.auc) : <None />,
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
