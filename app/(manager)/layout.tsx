import type { ReactNode } from "react";
import { StaffShell } from "@/app/_ui/staff-shell";
import { search } from "@/app/(manager)/work/search/actions";
import { countWaiting } from "@/lib/approvals/queries";
import type { Actor, Manager } from "@/lib/auth/actor";
import { currentActor } from "@/lib/auth/session";
import { countText } from "@/lib/forms/counted";
import { nameAndNumber } from "@/lib/named";
import { countTabs } from "@/lib/queue/count";

/** Frames the pages; each page asks for its role itself. */
export default async function Layout({ children }: { children: ReactNode }) {
  const actor = await currentActor();
  return (
    <StaffShell
      place="work"
      who={nameAndNumber(actor?.name, actor?.staffNumber)}
      search={search}
      tallies={isManager(actor) ? await tallies(actor) : {}}
      rights={actor?.rights ?? new Set()}
    >
      {children}
    </StaffShell>
  );
}

const isManager = (actor: Actor | null): actor is Manager => actor?.role === "MANAGER";

async function tallies(manager: Manager): Promise<Record<string, string | number>> {
  const { rights } = manager;
  const open = rights.has("applications.review") ? countText((await countTabs(manager)).open) : null;
  const waiting = rights.has("models.publish") ? await countWaiting(manager) : 0;
  return { ...(open !== null && { "/work/queue": open }), ...(waiting > 0 && { "/work/approvals": waiting }) };
}
