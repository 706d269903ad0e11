import type { ReactNode } from "react";
import { Columns } from "@/app/_ui/columns";
import { PageHead, StaffHead } from "@/app/_ui/page-head";
import type { Role } from "@/lib/auth/actor";

/** `<PersonPage role>`: the width of a page that customers and staff share. */
export function PersonPage({ role, children }: { role: Role; children: ReactNode }) {
  return role === "CUSTOMER" ? <Columns>{children}</Columns> : <div className="max-w-[720px]">{children}</div>;
}

type HeadProps = { role: Role; title: string; lead?: ReactNode; back?: { href: string; label: string } };

/** `<PersonHead role title lead? back?>`: its head, in the manner of the reader's own room. */
export function PersonHead({ role, ...head }: HeadProps) {
  return role === "CUSTOMER" ? <PageHead {...head} /> : <StaffHead {...head} />;
}
