import { Field } from "@/app/_ui/field";
import { AddressFields } from "@/app/(customer)/_sections/address-fields";
import { fieldWords } from "@/app/(customer)/_sections/words";

export async function ContactFields() {
  const { ask } = await fieldWords();
  return (
    <>
      <Field {...ask("mobile")} type="tel" inputMode="tel" autoComplete="tel" width="short" maxLength={40} />
      <AddressFields />
    </>
  );
}
