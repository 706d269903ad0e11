import { Choice } from "@/app/_ui/choice";
import { DateField, Field } from "@/app/_ui/field";
import { fieldWords } from "@/app/(customer)/_sections/words";
import { DocumentType, Sex } from "@/lib/generated/prisma/enums";

/** Birth date and sex stand in a resident ID's number: they are asked of holders of other documents only, or when they disagree. */
export async function IdentityFields() {
  const { ask, choose } = await fieldWords();
  return (
    <div className="group/identity contents">
      <Field {...ask("name")} autoComplete="name" maxLength={100} />
      <Choice {...choose("documentType", Object.values(DocumentType))} />
      <Field {...ask("documentNumber")} autoComplete="off" maxLength={60} spellCheck={false} />
      <div className={unlessRead}>
        <DateField {...ask("birthDate")} autoComplete="bday" />
      </div>
      <div className={unlessRead}>
        <Choice {...choose("sex", Object.values(Sex))} inline />
      </div>
    </div>
  );
}

const unlessRead = "not-has-[.text-danger]:group-has-[[value^=RESIDENT]:checked]/identity:hidden";
