import { getLocale, getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { Choice } from "@/app/_ui/choice";
import { Buttons, Form } from "@/app/_ui/form";
import { PageHead } from "@/app/_ui/page-head";
import { Submit } from "@/app/_ui/submit";
import { lookForCards } from "@/app/(public)/cards/suitable/actions";
import { Suitable } from "@/app/(public)/cards/suitable/suitable";
import type { Language } from "@/lib/language";
import { formatAmount } from "@/lib/money";
import { listProducts } from "@/lib/products/queries";
import { incomeBands } from "@/lib/products/rules";
import { readSuitable } from "@/lib/products/schema";

/** Three questions before the long form, and what they mean. */
export default async function SuitablePage({ searchParams }: PageProps<"/cards/suitable">) {
  const t = await getTranslations("products.suitable");
  const said = readSuitable(await searchParams);
  const products = await listProducts();
  const bands = await bandOptions(incomeBands(products));
  const { adult, income, document } = said;
  if (adult && document && income !== null)
    return (
      <Frame>
        <Suitable products={products} said={{ isAdult: adult === "yes", income, hasDocument: document === "yes" }} />
      </Frame>
    );
  const answers = (["yes", "no"] as const).map((value) => ({ value, label: t(value) }));
  return (
    <Frame>
      <Form
        action={lookForCards}
        head={<PageHead title={t("title")} lead={t("lead")} back={{ href: "/cards", label: t("back") }} />}
      >
        <Choice name="adult" legend={t("adult")} options={answers} inline />
        <Choice name="income" legend={t("income")} hint={t("incomeHint")} options={bands} />
        <Choice name="document" legend={t("document")} hint={t("documentHint")} options={answers} inline />
        <Buttons>
          <Submit>{t("verb")}</Submit>
        </Buttons>
      </Form>
    </Frame>
  );
}

const Frame = ({ children }: { children: ReactNode }) => (
  <div className="mx-auto w-full max-w-[816px] px-5 py-8 sm:px-12 sm:py-10">{children}</div>
);

async function bandOptions(bounds: bigint[]) {
  const t = await getTranslations("products.suitable");
  const language = (await getLocale()) as Language;
  const yuan = (cents: bigint) => formatAmount(cents, language, { whole: true });
  return bounds.map((from, at) => {
    const to = bounds[at + 1];
    const label =
      to === undefined
        ? t("above", { from: yuan(from) })
        : from === 0n
          ? t("below", { to: yuan(to) })
          : t("between", { from: yuan(from), to: yuan(to) });
    return { value: String(from / 100n), label };
  });
}
