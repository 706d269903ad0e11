import { getTranslations } from "next-intl/server";
import { isInvalidReturn } from "@/lib/forms/invalid-return";

/** `<Title>`: the document's title, "错误：" before it on a refused form. PageHead brings it along; never use Next's metadata title beside it. */
export async function Title({ children }: { children: string }) {
  const t = await getTranslations("ui");
  const refused = await isInvalidReturn();
  return <title>{`${refused ? t("form.errorWord") : ""}${children} - ${t("site.name")}`}</title>;
}
