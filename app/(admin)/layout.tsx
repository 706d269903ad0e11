import type { ReactNode } from "react";
import { StaffShell } from "@/app/_ui/staff-shell";
import { search } from "@/app/(admin)/admin/search/actions";
import { countWaiting } from "@/lib/approvals/queries";
import type { Actor } from "@/lib/auth/actor";
import { currentActor } from "@/lib/auth/session";
import { nameAndNumber } from "@/lib/named";

/** Frames the pages; each page asks for its role itself. */
export default async function Layout({ children }: { children: ReactNode }) {
  const actor = await currentActor();
  return (
    <StaffShell
      place="admin"
      who={nameAndNumber(actor?.name, actor?.staffNumber)}
      search={search}
      tallies={actor?.role === "ADMIN" ? await tallies(actor) : {}}
      rights={actor?.rights ?? new Set()}
    >
      {children}
    </StaffShell>
  );
}

/** What waits for this administrator's answer; nothing where nothing does. */
async function tallies(admin: Actor): Promise<Record<string, number>> {
  const waiting = await countWaiting(admin);
  return waiting > 0 ? { "/admin/approvals": waiting } : {};
}
