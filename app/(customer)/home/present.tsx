import { getTranslations } from "next-intl/server";
import { ButtonLink } from "@/app/_ui/button";
import { Buttons } from "@/app/_ui/form";
import { Code } from "@/app/_ui/value";
import { State } from "@/app/(customer)/applications/[id]/state";
import type { FollowedApplication } from "@/lib/applications/follow";

/** The application that matters now: its state, the next step and its date, and the way to it. */
export async function Present({ application }: { application: FollowedApplication }) {
  const t = await getTranslations("account.home");
  const names = await getTranslations("products.names");
  const card = names(application.productCode as "GOLD");
  return (
    <section aria-labelledby="present" className="mt-8">
      <h2 id="present">
        {t("present", { card })}
        <span className="ml-3 text-small font-normal text-muted">
          <Code>{application.number ?? ""}</Code>
        </span>
      </h2>
      <State application={application} />
      <Buttons className="mt-5">
        <ButtonLink
          href={`/applications/${application.id}`}
          tone={application.status === "RETURNED" ? "main" : "quiet"}
        >
          {t(application.status === "RETURNED" ? "answer" : "open")}
        </ButtonLink>
      </Buttons>
    </section>
  );
}
