import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { Choice } from "@/app/_ui/choice";
import { MoneyField } from "@/app/_ui/field";
import { Buttons, Form, Hidden } from "@/app/_ui/form";
import { productWords } from "@/app/_ui/product-facts";
import { Submit } from "@/app/_ui/submit";
import { chooseCard } from "@/app/(customer)/apply/actions";
import type { Draft } from "@/lib/applications/queries";
import { yuanText } from "@/lib/money";
import type { Product } from "@/lib/products/queries";

type Props = {
  draft: Draft | null;
  products: Product[];
  /** Cards for which an application is in progress: one at a time. */
  running: (string | null)[];
  wanted: string | null;
  checking: boolean;
  head: ReactNode;
};

export async function ProductForm({ draft, products, running, wanted, checking, head }: Props) {
  const t = await getTranslations("apply");
  const values = {
    productCode: [wanted, draft?.productCode].find((code) => code && !running.includes(code)) ?? "",
    requestedLimit: draft?.requestedLimit ? yuanText(draft.requestedLimit) : "",
  };
  const options = await Promise.all(products.map((product) => optionOf(product, running.includes(product.code))));
  return (
    <Form action={chooseCard} values={values} head={head}>
      <Choice name="productCode" legend={t("product.legend")} options={options} />
      <MoneyField
        name="requestedLimit"
        label={t("product.limit")}
        hint={t("product.limitHint")}
        unit={t("product.unit")}
        maxLength={30}
      />
      <Hidden name="version" value={draft?.version ?? 1} />
      {checking && <Hidden name="after" value="check" />}
      <Buttons>
        <Submit>{t(checking ? "saveToCheck" : "save")}</Submit>
        <Submit tone="plain" name="after" value="later">
          {t("later")}
        </Submit>
      </Buttons>
    </Form>
  );
}

async function optionOf(product: Product, disabled: boolean) {
  const t = await getTranslations("apply.product");
  const { name, fits, limit, fee, income, rate } = await productWords(product);
  return {
    value: product.code,
    label: `${name} · ${fits}`,
    disabled,
    hint: disabled ? (
      t("open")
    ) : (
      <>
        <span className="block">{t("limits", { range: limit, fee })}</span>
        <span className="block">{t("income", { income, rate })}</span>
      </>
    ),
  };
}
