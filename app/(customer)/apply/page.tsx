import { redirect } from "next/navigation";
import { Columns } from "@/app/_ui/columns";
import { Notice } from "@/app/_ui/notice";
import { Aside } from "@/app/(customer)/apply/aside";
import { Start } from "@/app/(customer)/apply/start";
import { Tasks } from "@/app/(customer)/apply/tasks";
import { progressOf } from "@/lib/applications/progress";
import { findDraft } from "@/lib/applications/queries";
import { requireRole } from "@/lib/auth/require-role";
import { findProfile } from "@/lib/customers/queries";
import { findProduct } from "@/lib/products/queries";

export default async function ApplyPage({ searchParams }: PageProps<"/apply">) {
  const customer = await requireRole("CUSTOMER");
  const { product: wanted, notice } = await searchParams;
  const product = typeof wanted === "string" ? await findProduct(wanted) : null;
  const draft = await findDraft(customer);
  if (!draft) return <Start product={product} />;
  if (product && product.code !== draft.productCode) redirect(`/apply/product?product=${product.code}`);

  const { profile } = await findProfile(customer);
  return (
    <Columns aside={<Aside draft={draft} discard />}>
      <Notice code={notice} />
      <Tasks draft={draft} profile={profile} progress={progressOf(draft, profile)} />
    </Columns>
  );
}
