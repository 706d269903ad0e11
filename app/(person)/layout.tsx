import type { ReactNode } from "react";
import AdminLayout from "@/app/(admin)/layout";
import CustomerLayout from "@/app/(customer)/layout";
import ManagerLayout from "@/app/(manager)/layout";
import { currentActor } from "@/lib/auth/session";

const layouts = { CUSTOMER: CustomerLayout, MANAGER: ManagerLayout, ADMIN: AdminLayout };

/** What everybody has who is signed in, in the frame of the own room. Each page asks for the person itself. */
export default async function Layout({ children }: { children: ReactNode }) {
  const Frame = layouts[(await currentActor())?.role ?? "CUSTOMER"];
  return <Frame>{children}</Frame>;
}
