import { getTranslations } from "next-intl/server";
import { ProductForm } from "@/app/(customer)/apply/product/product-form";
import { Question, QuestionHead } from "@/app/(customer)/apply/question";
import { findDraft, listApplications } from "@/lib/applications/queries";
import { isOpen } from "@/lib/applications/rules";
import { requireRole } from "@/lib/auth/require-role";
import { listProducts } from "@/lib/products/queries";

export default async function ProductPage({ searchParams }: PageProps<"/apply/product">) {
  const customer = await requireRole("CUSTOMER");
  const { product, after } = await searchParams;
  const [draft, products, sent] = await Promise.all([findDraft(customer), listProducts(), listApplications(customer)]);
  const running = sent.filter(({ status }) => isOpen(status)).map(({ productCode }) => productCode);
  const wanted = products.find(({ code }) => code === product)?.code;
  const checking = after === "check" && draft !== null;
  const t = await getTranslations("apply.product");
  const head = <QuestionHead task="product" title={t("title")} checking={checking} />;
  return (
    <Question draft={draft} task="product">
      <ProductForm {...{ draft, products, running, checking, head }} wanted={wanted ?? null} />
    </Question>
  );
}
