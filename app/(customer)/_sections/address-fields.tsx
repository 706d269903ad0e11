import { getTranslations } from "next-intl/server";
import { Field } from "@/app/_ui/field";
import { Select } from "@/app/_ui/select";
import { fieldWords } from "@/app/(customer)/_sections/words";
import { provinces } from "@/lib/customers/places";

export async function AddressFields() {
  const t = await getTranslations("profile");
  const { ask, choose } = await fieldWords();
  return (
    <>
      <Select {...choose("province", provinces)} empty={t("choose")} autoComplete="address-level1" />
      <Field {...ask("city")} autoComplete="address-level2" maxLength={60} />
      <Field {...ask("line")} autoComplete="street-address" width="full" maxLength={200} />
      <Field {...ask("postcode")} inputMode="numeric" autoComplete="postal-code" width="tiny" maxLength={20} />
    </>
  );
}
