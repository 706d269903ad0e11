import { notFound } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { ButtonLink } from "@/app/_ui/button";
import { Section } from "@/app/_ui/columns";
import { Buttons, Form, Hidden } from "@/app/_ui/form";
import { Callout } from "@/app/_ui/notice";
import { StaffHead } from "@/app/_ui/page-head";
import { Submit } from "@/app/_ui/submit";
import { When } from "@/app/_ui/value";
import { transfer } from "@/app/(manager)/work/applications/[id]/transfer/actions";
import { HandOverFields } from "@/app/(manager)/work/queue/hand-over-fields";
import { mayTransfer } from "@/lib/applications/rules";
import type { Manager } from "@/lib/auth/actor";
import { requireRole } from "@/lib/auth/require-role";
import type { Language } from "@/lib/language";
import { listPicked, listTransfers } from "@/lib/queue/queries";
import { whyNot } from "@/lib/queue/rules";
import { listColleagues } from "@/lib/staff/colleagues";
import { formatDateTime } from "@/lib/time";

type Words = (code: string, values?: Record<string, string>) => string;

export default async function TransferPage({ params }: PageProps<"/work/applications/[id]/transfer">) {
  const manager = await requireRole("MANAGER", "applications.review");
  const t = await getTranslations("queue");
  const refusals = (await getTranslations("refusals")) as unknown as Words;
  const language = (await getLocale()) as Language;
  const [application] = await listPicked(manager, [(await params).id]);
  if (!application) notFound();

  const back = { href: `/work/applications/${application.id}`, label: t("transfer.cancel") };
  const title = t("transfer.title", { number: application.number! });
  const colleagues = await listColleagues(manager);
  const may = mayTransfer(manager, application);
  if (!may || colleagues.length === 0)
    return (
      <>
        <StaffHead title={title} back={back} />
        <Callout tone="warn" title={t("transfer.not")}>
          {may
            ? t("confirm.nobody")
            : refusals(whyNot(manager, application), { manager: application.manager?.staffName ?? "" })}
        </Callout>
        <Earlier manager={manager} id={application.id} />
      </>
    );
  return (
    <>
      <Form
        action={transfer}
        head={
          <StaffHead
            title={title}
            back={back}
            lead={t("transfer.effect", { due: formatDateTime(application.dueAt!, language) })}
          />
        }
      >
        <Hidden name="applicationId" value={application.id} />
        <HandOverFields colleagues={colleagues} />
        <Buttons>
          <Submit>{t("transfer.verb")}</Submit>
          <ButtonLink href={back.href} tone="plain">
            {back.label}
          </ButtonLink>
        </Buttons>
      </Form>
      <Earlier manager={manager} id={application.id} />
    </>
  );
}

async function Earlier({ manager, id }: { manager: Manager; id: string }) {
  const t = await getTranslations("queue.transfer");
  const steps = await listTransfers(manager, id);
  if (steps.length === 0) return null;
  return (
    <Section title={t("earlier")} id="earlier">
      <ul className="mt-1 max-w-[720px]">
        {steps.map(({ at, from, to, reason }) => (
          <li key={at.toISOString()} className="border-b border-hair py-2">
            <p>
              <When at={at} /> {t("step", { from, to })}
            </p>
            <p className="whitespace-pre-line text-muted">{reason}</p>
          </li>
        ))}
      </ul>
    </Section>
  );
}
