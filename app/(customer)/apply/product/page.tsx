import { getTranslations } from "next-intl/server";
import { ProductForm } from "@/app/(customer)/apply/product/product-form";
import { Question, QuestionHead } from "@/app/(customer)/apply/question";
import { findDraft } from "@/lib/applications/queries";
import { requireRole } from "@/lib/auth/require-role";
import { listProducts } from "@/lib/products/queries";

export default async function ProductPage({ searchParams }: PageProps<"/apply/product">) {
  const customer = await requireRole("CUSTOMER");
  const [draft, products, { product, after }] = await Promise.all([findDraft(customer), listProducts(), searchParams]);
  const wanted = products.find(({ code }) => code === product)?.code;
  const checking = after === "check" && draft !== null;
  const t = await getTranslations("apply.product");
  const head = <QuestionHead task="product" title={t("title")} checking={checking} />;
  return (
    <Question draft={draft} task="product">
      <ProductForm draft={draft} products={products} wanted={wanted ?? null} checking={checking} head={head} />
    </Question>
  );
}
