import type { ReactNode } from "react";
import { StaffShell } from "@/app/_ui/staff-shell";
import { search } from "@/app/(admin)/admin/search/actions";
import { currentActor } from "@/lib/auth/session";

/** Frames the pages; each page asks for its role itself. */
export default async function Layout({ children }: { children: ReactNode }) {
  const actor = await currentActor();
  return (
    <StaffShell place="admin" who={[actor?.name, actor?.staffNumber].filter(Boolean).join(" ")} search={search}>
      {children}
    </StaffShell>
  );
}
