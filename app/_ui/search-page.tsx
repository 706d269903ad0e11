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
import { type readSearch, searchAddress } from "@/lib/search/schema";

type Search = Awaited<ReturnType<typeof readSearch>>;

type Props = {
  action: FormAction;
  /** Its own address. */
  place: string;
  asked: Search;
  found: { rows: CustomerRow[]; next: string | null };
  /** Where a customer's file lies. */
  opens?: string;
};

/** `<SearchPage action place asked found opens?>`: who was found by a search. What was typed is not shown again: it went by form. */
export async function SearchPage({ action, place, asked, found: { rows, next }, opens }: Props) {
  const { by } = asked;
  const address = (after: string | null) => searchAddress(place, { ...asked, after });
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
          {(asked.after || next) && (
            <Paging first={asked.after ? address(null) : undefined} next={next ? address(next) : undefined} />
          )}
        </section>
      )}
      {by && rows.length === 0 && <Empty title={t(`none.${by}`)}>{t("noneText")}</Empty>}
    </>
  );
}
