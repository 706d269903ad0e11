import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { Buttons, Form, Hidden } from "@/app/_ui/form";
import { Submit } from "@/app/_ui/submit";
import { ContactFields } from "@/app/(customer)/_sections/contact-fields";
import { DebtsFields } from "@/app/(customer)/_sections/debts-fields";
import { EmploymentFields } from "@/app/(customer)/_sections/employment-fields";
import { formValues } from "@/app/(customer)/_sections/form-values";
import { HousingFields } from "@/app/(customer)/_sections/housing-fields";
import { IdentityFields } from "@/app/(customer)/_sections/identity-fields";
import { IncomeFields } from "@/app/(customer)/_sections/income-fields";
import type { Profile } from "@/lib/customers/profile";
import type { Section } from "@/lib/customers/rules";
import type { FormAction } from "@/lib/forms/state";

type Props = {
  section: Section;
  action: FormAction;
  profile: Profile;
  /** The profile's version; it travels with the form, so that a stale page is noticed. */
  version: number;
  /** The page's head: stands below the error summary. */
  head: ReactNode;
  /** The words of the button. */
  submit: string;
  /** Stands beside the button, such as "continue later". */
  children?: ReactNode;
};

const fieldsOf = {
  identity: IdentityFields,
  contact: ContactFields,
  employment: EmploymentFields,
  income: IncomeFields,
  housing: HousingFields,
  debts: DebtsFields,
};

/** `<SectionForm section action profile version head submit>`: one section of the profile, for its own page and for the application. */
export async function SectionForm({ section, action, profile, version, head, submit, children }: Props) {
  const t = await getTranslations("profile");
  const Fields = fieldsOf[section];
  return (
    <Form action={action} values={formValues(profile, section)} head={head}>
      <Fields />
      <Hidden name="version" value={version} />
      <details>
        <summary className="w-fit cursor-pointer py-2 text-brand">{t("whyTitle")}</summary>
        <p className="border-l-4 border-line pl-4 text-muted">{t(`why.${section}`)}</p>
      </details>
      <Buttons>
        <Submit>{submit}</Submit>
        {children}
      </Buttons>
    </Form>
  );
}
