import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { Choice } from "@/app/_ui/choice";
import { Section } from "@/app/_ui/columns";
import { Buttons, Form, Hidden } from "@/app/_ui/form";
import { Submit } from "@/app/_ui/submit";
import { sendAnswer } from "@/app/(customer)/applications/[id]/actions";
import type { FollowedApplication } from "@/lib/applications/follow";

type Props = { application: FollowedApplication; profileVersion: number; head: ReactNode };

/** Declares the corrected answers and sends them. */
export async function SendForm({ application, profileVersion, head }: Props) {
  const t = await getTranslations("applications.correction");
  const later = await getTranslations("apply.list");
  return (
    <Form action={sendAnswer} head={head} bare>
      <Hidden name="applicationId" value={application.id} />
      <Hidden name="version" value={application.version} />
      <Hidden name="profileVersion" value={profileVersion} />
      <Section id="send" title={t("check")}>
        <div className="mt-4">
          <Choice
            many
            name="declaration"
            legend={<span className="sr-only">{t("check")}</span>}
            options={[{ value: "yes", label: t("declare") }]}
          />
        </div>
        <Buttons className="mt-6">
          <Submit>{t("send")}</Submit>
          <a href={`/applications/${application.id}`} className="action action-plain">
            {later("later")}
          </a>
        </Buttons>
      </Section>
    </Form>
  );
}
