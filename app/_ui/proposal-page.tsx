import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { Section } from "@/app/_ui/columns";
import { TextArea } from "@/app/_ui/field";
import { Form, Hidden } from "@/app/_ui/form";
import { StaffHead } from "@/app/_ui/page-head";
import { toldWords } from "@/app/_ui/proposal-words";
import { Submit } from "@/app/_ui/submit";
import { SummaryList } from "@/app/_ui/summary-list";
import { ToConfirm } from "@/app/_ui/to-confirm";
import { When } from "@/app/_ui/value";
import type { findProposal } from "@/lib/approvals/queries";
import type { Actor } from "@/lib/auth/actor";
import type { FormAction } from "@/lib/forms/state";
import { nameAndNumber } from "@/lib/named";

export type ShownProposal = NonNullable<Awaited<ReturnType<typeof findProposal>>>;
type Deeds = { approve: FormAction; decline: FormAction; withdraw: FormAction };
type Props = { staff: Actor; place: "/admin/approvals" | "/work/approvals"; proposal: ShownProposal; deeds: Deeds };

/** `<ProposalPage staff place proposal deeds>`: what exactly is proposed, by whom and why, and the answer to it. */
export async function ProposalPage({ staff, place, proposal, deeds }: Props) {
  const t = await getTranslations("approvals");
  const { may } = proposal;
  return (
    <>
      <StaffHead
        title={t(`kind.${proposal.kind}`)}
        lead={t(`status.${proposal.status}`)}
        back={{ href: place, label: t("title") }}
      />
      <div className="max-w-[760px]">
        <Told proposal={proposal} />
        {(may.answer || may.withdraw) && !staff.fresh && (
          <p className="mt-5">
            <ToConfirm actor={staff} path={`${place}/${proposal.id}`} tone="main">
              {t("confirm")}
            </ToConfirm>
          </p>
        )}
        {staff.fresh && may.answer && <Answers proposal={proposal} deeds={deeds} />}
        {staff.fresh && may.withdraw && (
          <Form action={deeds.withdraw}>
            <Hidden name="proposalId" value={proposal.id} />
            <div>
              <Submit tone="quiet">{t("withdraw.verb")}</Submit>
            </div>
          </Form>
        )}
      </div>
    </>
  );
}

async function Told({ proposal }: { proposal: ShownProposal }) {
  const t = await getTranslations("approvals");
  const words = await toldWords(proposal.names);
  const { proposer, reason, proposedAt, takesEffectAt, expiresAt, status } = proposal;
  return (
    <>
      <Section title={t("about.content")} id="content">
        <SummaryList answers={words(proposal.told)} />
        <details className="mt-2">
          <summary className="inline-block min-h-6">{t("about.exact")}</summary>
          <p className="text-muted">{t("about.exactHint")}</p>
          <p className="code whitespace-normal! break-all">{proposal.content}</p>
          <p className="code whitespace-normal! break-all text-muted">SHA-256 {proposal.contentHash}</p>
        </details>
      </Section>
      <Section title={t("about.reason")} id="reason">
        <p className="mt-1 whitespace-pre-line">{reason}</p>
        <SummaryList
          answers={[
            { label: t("about.proposer"), value: <By who={proposer} at={proposedAt} /> },
            ...(status !== "WAITING"
              ? [{ label: t("about.decider"), value: <By who={proposal.decidedBy} at={proposal.decidedAt} /> }]
              : takesEffectAt
                ? [{ label: t("about.alone"), value: <When at={takesEffectAt} /> }]
                : [{ label: t("about.expires"), value: <When at={expiresAt} /> }]),
            ...(await answerOf(proposal)),
          ]}
        />
      </Section>
    </>
  );
}

/** What was answered, in the words of the person, or the refusal that it failed with. */
async function answerOf({ status, answer }: ShownProposal): Promise<{ label: string; value: ReactNode }[]> {
  if (!answer) return [];
  const t = await getTranslations("approvals");
  const refusals = (await getTranslations("refusals")) as unknown as {
    (code: string): string;
    has(c: string): boolean;
  };
  const value = status === "FAILED" && refusals.has(answer) ? refusals(answer) : answer;
  return [{ label: t("about.answer"), value }];
}

async function By({ who, at }: { who: ShownProposal["decidedBy"]; at: Date | null }) {
  const t = await getTranslations("approvals");
  return (
    <>
      {who ? nameAndNumber(who.staffName, who.staffNumber) : t("about.itself")}
      <span className="text-muted">
        {" · "}
        <When at={at} />
      </span>
    </>
  );
}

async function Answers({ proposal, deeds }: { proposal: ShownProposal; deeds: Deeds }) {
  const t = await getTranslations("approvals");
  // A restore is begun by whoever then brings a reading key.
  const later = proposal.kind === "backup.restore";
  return (
    <>
      <Section title={t("approve.title")} id="approve">
        <p className="mt-1">{t(later ? "approve.effectLater" : "approve.effect")}</p>
        <Form action={deeds.approve} id="approve">
          <Hidden name="proposalId" value={proposal.id} />
          <Hidden name="fingerprint" value={proposal.contentHash} />
          <div>
            <Submit>{t(later ? "approve.title" : "approve.verb")}</Submit>
          </div>
        </Form>
      </Section>
      <Section title={t("decline.title")} id="decline">
        <Form action={deeds.decline} id="decline">
          <Hidden name="proposalId" value={proposal.id} />
          <TextArea name="reason" label={t("decline.reason")} rows={2} />
          <div>
            <Submit tone="quiet">{t("decline.verb")}</Submit>
          </div>
        </Form>
      </Section>
    </>
  );
}
