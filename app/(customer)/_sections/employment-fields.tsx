import { getTranslations } from "next-intl/server";
import { Choice } from "@/app/_ui/choice";
import { DateField, Field } from "@/app/_ui/field";
import { Select } from "@/app/_ui/select";
import { fieldWords } from "@/app/(customer)/_sections/words";
import { occupations } from "@/lib/customers/occupations";
import { EmployerKind, EmploymentKind } from "@/lib/generated/prisma/enums";

/** What is not asked of a kind of employment steps back when that kind is chosen; whatever is sent for it is dropped. */
export async function EmploymentFields() {
  const t = await getTranslations("profile");
  const { ask, choose } = await fieldWords();
  return (
    <div className="group/work contents">
      <Choice {...choose("employmentKind", Object.values(EmploymentKind))} />
      <div className={`${unlessIdle} group-has-[[value=FREELANCE]:checked]/work:hidden`}>
        <Field {...ask("employer")} autoComplete="organization" width="full" maxLength={100} />
      </div>
      <div
        className={`${unlessIdle} group-has-[[value=FREELANCE]:checked]/work:hidden group-has-[[value^=SELF]:checked]/work:hidden`}
      >
        <Select {...choose("employerKind", Object.values(EmployerKind))} empty={t("choose")} />
      </div>
      <div className={unlessIdle}>
        <Select {...choose("occupation", occupations)} empty={t("choose")} />
      </div>
      <div className={unlessIdle}>
        <DateField {...ask("jobSince")} />
      </div>
    </div>
  );
}

const unlessIdle =
  "group-has-[[value=STUDENT]:checked]/work:hidden group-has-[[value=RETIRED]:checked]/work:hidden group-has-[[value^=NOT]:checked]/work:hidden";
