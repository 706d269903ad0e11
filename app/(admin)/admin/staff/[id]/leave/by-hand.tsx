import { getTranslations } from "next-intl/server";
import { Button } from "@/app/_ui/button";
import { Hidden } from "@/app/_ui/form";
import { Tabs } from "@/app/_ui/tabs";
import { CasesTable, type OpenCase } from "@/app/(admin)/admin/staff/[id]/leave/cases-table";
import type { Colleague } from "@/lib/staff/colleagues";
import type { PlacingBy } from "@/lib/staff/rules";
import type { Placement } from "@/lib/staff/schema";

const ways = ["load", "branch", "hand"] as const;
/** Beyond this the choice of each would not fit into an address. */
const mostByHand = 120;

export async function HandTabs({
  place,
  outcome,
  by,
  count,
}: {
  place: string;
  outcome: string;
  by: PlacingBy;
  count: number;
}) {
  const t = await getTranslations("staff.leave");
  return (
    <Tabs
      label={t("ways")}
      tabs={ways
        .filter((way) => way !== "hand" || count <= mostByHand)
        .map((way) => ({ href: `${place}?outcome=${outcome}&by=${way}`, label: t(`by.${way}`), current: way === by }))}
    />
  );
}

type Props = { place: string; outcome: string; cases: OpenCase[]; colleagues: Colleague[]; chosen: Placement[] };

/** A colleague for each case; the next page shows what that makes of everybody's load. Only ids go into the address. */
export async function ByHand({ place, outcome, cases, colleagues, chosen }: Props) {
  const t = await getTranslations("staff.leave");
  return (
    <form method="get" action={place} className="mt-3">
      <Hidden name="outcome" value={outcome} />
      <Hidden name="by" value="hand" />
      <CasesTable
        cases={cases}
        taker={({ id, number }) => (
          <select
            name="placements"
            aria-label={t("takerOf", { number: number ?? "" })}
            defaultValue={`${id}:${chosen.find(({ applicationId }) => applicationId === id)?.toId ?? ""}`}
            className="control arrow"
          >
            <option value={`${id}:`}>{t("choose")}</option>
            {colleagues.map((one) => (
              <option key={one.id} value={`${id}:${one.id}`}>
                {t("taker", { name: one.name, number: one.number, branch: one.branch ?? "", load: one.load })}
              </option>
            ))}
          </select>
        )}
      />
      <p className="mt-4">
        <Button tone="main">{t("preview")}</Button>
      </p>
    </form>
  );
}
