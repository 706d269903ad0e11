import { notFound } from "next/navigation";
import { customersToExport } from "@/app/_ui/customers-to-export";
import { ExportPage } from "@/app/_ui/export-page";
import { logAddress, logChips } from "@/app/(admin)/admin/log/log-chips";
import { signInAddress, signInChips } from "@/app/(admin)/admin/sign-ins/sign-in-chips";
import { fromNewestEntry, LogFiltersSchema } from "@/lib/audit/schema";
import { requireRole } from "@/lib/auth/require-role";
import { queryOf } from "@/lib/forms/address";
import { fromNewest, SignInFiltersSchema } from "@/lib/sign-ins/schema";

type Sent = Record<string, string | string[] | undefined>;

const rights = { customers: "signIns.read", "sign-ins": "signIns.read", "operation-log": "log.read" } as const;

export default async function AdminExportPage({ searchParams }: PageProps<"/admin/export">) {
  const admin = await requireRole("ADMIN");
  const sent = await searchParams;
  const list = Object.keys(rights).find((name): name is keyof typeof rights => name === sent.list) ?? "customers";
  if (!admin.rights.has(rights[list])) notFound();
  return <ExportPage {...(await lists[list](sent))} fault={sent.fault} />;
}

const lists = {
  customers: (sent: Sent) => customersToExport("/admin/customers", sent),
  "sign-ins": async (sent: Sent) => {
    const filters = fromNewest(SignInFiltersSchema.parse(sent));
    return {
      list: "signIns" as const,
      back: signInAddress(filters),
      action: "/admin/sign-ins/export",
      filters: queryOf(filters),
      shows: said(await signInChips(filters)),
    };
  },
  "operation-log": async (sent: Sent) => {
    const filters = fromNewestEntry(LogFiltersSchema.parse(sent));
    return {
      list: "log" as const,
      back: logAddress(filters),
      action: "/admin/log/export",
      filters: queryOf(filters),
      shows: said(await logChips(filters)),
    };
  },
};

const said = (chips: { label: string }[]) => chips.map(({ label }) => label).join(" · ");
