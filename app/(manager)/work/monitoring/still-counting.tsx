import { useTranslations } from "next-intl";
import { Empty } from "@/app/_ui/empty";

/** In the place of figures that nobody could wait for: a job counts them. */
export function StillCounting() {
  const t = useTranslations("monitoring");
  return <Empty title={t("counting")} />;
}
