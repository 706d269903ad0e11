import { getTranslations } from "next-intl/server";
import { CustomerTable } from "@/app/_ui/customer-table";
import { Empty } from "@/app/_ui/empty";
import { Field } from "@/app/_ui/field";
import { Buttons, Form } from "@/app/_ui/form";
import { StaffHead } from "@/app/_ui/page-head";
import { Paging } from "@/app/_ui/paging";
import { Submit } from "@/app/_ui/submit";
import type { CustomerRow } from "@/lib/directory/queries";
import type { FormAction } from "@/lib/forms/state";
import type { SearchKind } from "@/lib/search/schema";

type Props = {
  action: FormAction;
  /** What the text was taken for; null before the first search. */
  by: SearchKind | null;
  rows: CustomerRow[];
  first?: string | undefined;
  next?: string | undefined;
  /** Where a customer's file lies. */
  opens?: string;
};

/** `<SearchPage action by rows first? next? opens?>`: who was found by a search. What was typed is not shown again: it went by form. */
export async function SearchPage({ action, by, rows, first, next, opens }: Props) {
  const t = await getTranslations("customers.search");
  return (
    <>
      <StaffHead title={t("title")} lead={t("lead")} />
      <Form action={action} id="find">
        <Field name="q" label={t("label")} autoComplete="off" maxLength={100} />
        <Buttons>
          <Submit>{t("verb")}</Submit>
        </Buttons>
      </Form>
      {by && rows.length > 0 && (
        <section aria-labelledby="found" className="mt-7">
          <h2 id="found">{t(`found.${by}`)}</h2>
          <CustomerTable rows={rows} {...(opens ? { opens } : {})} />
          {(first || next) && <Paging first={first} next={next} />}
        </section>
      )}
      {by && rows.length === 0 && <Empty title={t(`none.${by}`)}>{t("noneText")}</Empty>}
    </>
  );
}
