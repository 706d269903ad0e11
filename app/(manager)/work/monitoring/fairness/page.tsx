import { getTranslations } from "next-intl/server";
import { Section } from "@/app/_ui/columns";
import { DataTable } from "@/app/_ui/data-table";
import { Tag } from "@/app/_ui/tag";
import { percent } from "@/app/(manager)/work/figures";
import { RatioChart } from "@/app/(manager)/work/monitoring/fairness/ratio-chart";
import { MonitoringFrame } from "@/app/(manager)/work/monitoring/frame";
import { StillCounting } from "@/app/(manager)/work/monitoring/still-counting";
import { requireRole } from "@/lib/auth/require-role";
import { listGroups } from "@/lib/monitoring/fairness";
import type { JudgedGroup } from "@/lib/monitoring/rules";

const kinds = ["sex", "age", "town"] as const;
const order = ["FEMALE", "MALE", "under25", "from25", "from35", "from45", "from55", "first", "second", "other"];

/** How groups of people fare. What they are is read here alone. */
export default async function FairnessPage() {
  const manager = await requireRole("MANAGER", "models.manage");
  const groups = await listGroups(manager);
  const t = await getTranslations("monitoring.fairness");
  return (
    <MonitoringFrame view="fairness" at={groups.at}>
      <p className="mt-3 max-w-none text-muted">{t("hint")}</p>
      {!groups.value && <StillCounting />}
      {groups.value?.length === 0 && <p className="mt-3">{t("none")}</p>}
      {kinds.map((kind) => (
        <Kind
          key={kind}
          kind={kind}
          groups={(groups.value ?? [])
            .filter((group) => group.kind === kind)
            .toSorted((one, other) => order.indexOf(one.group) - order.indexOf(other.group))}
        />
      ))}
    </MonitoringFrame>
  );
}

async function Kind({ kind, groups }: { kind: (typeof kinds)[number]; groups: JudgedGroup[] }) {
  const t = await getTranslations("monitoring.fairness");
  if (groups.length === 0) return null;
  const name = ({ group }: JudgedGroup) => t(`group.${group as "MALE"}`);
  const heads = ["people", "decided", "rate", "ratio", "declined", "goodsDeclined", "said", "came", "verdict"] as const;
  const ratios = groups.flatMap((one) => (one.ratio === null ? [] : [{ name: name(one), ratio: one.ratio }]));
  return (
    <Section title={t(`kind.${kind}`)} id={kind}>
      {ratios.length > 0 && (
        <RatioChart
          label={t("alt", { items: ratios.map((one) => `${one.name} ${one.ratio.toFixed(2)}`).join(", ") })}
          bars={ratios}
        />
      )}
      <DataTable
        caption={t(`kind.${kind}`)}
        columns={heads.map((key) => ({
          key,
          head: t(key),
          names: key === "people",
          end: !["people", "verdict"].includes(key),
        }))}
        rows={groups.map((one) => {
          const { group, decided, approvalRate, ratio, flagged, declined, goodsDeclined, known, bads, said } = one;
          const share = (part: number, whole: number) => (whole > 0 ? percent(part / whole) : "--");
          const verdict = ratio === null ? "few" : flagged ? "flagged" : "fine";
          return {
            id: group,
            cells: {
              people: name(one),
              decided: decided.toLocaleString("en"),
              rate: percent(approvalRate),
              ratio: ratio === null ? "--" : ratio.toFixed(2),
              declined: share(declined, decided),
              goodsDeclined: share(goodsDeclined, known - bads),
              said: said === null ? "--" : percent(said),
              came: known > 0 ? `${percent(bads / known)} (${known})` : "--",
              verdict: (
                <Tag tone={verdict === "flagged" ? "warn" : verdict === "fine" ? "ok" : "plain"}>{t(verdict)}</Tag>
              ),
            },
          };
        })}
      />
    </Section>
  );
}
