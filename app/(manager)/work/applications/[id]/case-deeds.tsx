import { useTranslations } from "next-intl";
import { ButtonLink } from "@/app/_ui/button";
import { Form, Hidden } from "@/app/_ui/form";
import { Submit } from "@/app/_ui/submit";
import { claim, claimTheNext, release, takeOverCase } from "@/app/(manager)/work/queue/actions";
import type { FormAction } from "@/lib/forms/state";
import type { ReviewCase } from "@/lib/reviews/queries";

const done = ["APPROVED", "REJECTED", "RETURNED", "WITHDRAWN"];

/** What can be done with the case besides deciding it; when it is done, straight on to the next. */
export function CaseDeeds({ shown: { id, version, status, customer, may, mayReveal } }: { shown: ReviewCase }) {
  const t = useTranslations("review.deeds");
  const onCase = { applicationId: id, version };
  const reveals = useTranslations("reveals.staff");
  return (
    <>
      {mayReveal && <ButtonLink href={`/work/customers/${customer.id}/reveal`}>{reveals("link")}</ButtonLink>}
      {may.decide && <ButtonLink href={`/work/applications/${id}/request`}>{t("request")}</ButtonLink>}
      {may.transfer && <ButtonLink href={`/work/applications/${id}/transfer`}>{t("transfer")}</ButtonLink>}
      <Deed action={release} id="release" hidden={onCase} may={may.release} verb={t("release")} />
      <Deed action={claim} id="claim" hidden={onCase} may={may.claim} verb={t("claim")} main />
      <Deed action={takeOverCase} id="take" hidden={onCase} may={may.takeOver} verb={t("takeOver")} main />
      <Deed action={claimTheNext} id="next" hidden={{}} may={done.includes(status)} verb={t("claimNext")} main />
      <ButtonLink href="/work/queue">{t("queue")}</ButtonLink>
    </>
  );
}

type DeedProps = {
  action: FormAction;
  id: string;
  hidden: Record<string, string | number>;
  may: boolean;
  verb: string;
  main?: boolean;
};

/** One button. Its form stands there also without it, to say why it was refused. */
function Deed({ action, id, hidden, may, verb, main = false }: DeedProps) {
  return (
    <div className="[&:not(:has([type=submit],[role=alert]))]:hidden has-[[role=alert]]:w-full">
      <Form action={action} id={id} bare>
        {may && Object.entries(hidden).map(([name, value]) => <Hidden key={name} name={name} value={value} />)}
        {may && <Submit tone={main ? "main" : "quiet"}>{verb}</Submit>}
      </Form>
    </div>
  );
}
