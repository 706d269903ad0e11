import "server-only";
import { kindOf } from "@/lib/approvals/kinds";
import { aloneHours } from "@/lib/approvals/rules";
import { homeOf } from "@/lib/auth/home";
import { linkLife, mintLink } from "@/lib/auth/links";
import { rightRoles } from "@/lib/auth/rights";
import type { Tx } from "@/lib/db";
import { env } from "@/lib/env";
import type { LinkPurpose, MailTemplate } from "@/lib/generated/prisma/enums";

export type Waiting = { userId: string; template: MailTemplate; facts: unknown };

/** What the words of a letter ask for. Null: nothing is to be said any more. */
type Particulars = Record<string, string | number> | null;

type Link = { purpose: LinkPurpose; path: string };

/** Templates that carry a link of their own, minted in the moment of writing: where it leads and what it may do. */
const linked: Partial<Record<MailTemplate, Link>> = {
  CONFIRM_EMAIL: { purpose: "CONFIRM_EMAIL", path: "/register/verify" },
  ACTIVATE_STAFF: { purpose: "ACTIVATE", path: "/activate" },
  RESET_PASSWORD: { purpose: "RESET_PASSWORD", path: "/reset-password" },
  ASKED_TO_RESET: { purpose: "RESET_PASSWORD", path: "/reset-password" },
};

/** Templates that say where to go, and what their row of the outbox adds: words and figures that identify nobody. */
const pointing: Partial<Record<MailTemplate, string>> = {
  ALREADY_REGISTERED: "/sign-in",
  PASSWORD_CHANGED: "/forgot-password",
  ACCOUNT_LOCKED: "/help",
  ACCOUNT_UNLOCKED: "/sign-in",
  FACTOR_ADDED: "/security",
  FACTOR_REMOVED: "/security",
  RECOVERY_CODES_MADE: "/security",
  RECOVERY_CODE_USED: "/security",
  NEW_DEVICE: "/security",
  FACTORS_REPORTED_LOST: "/sign-in",
  ERASURE_PROPOSED: "/help",
  SIGN_IN_ALARM: "/admin/sign-ins",
  CARD_ALARM: "/work/monitoring/alarms",
  ADMINISTRATOR_CHANGED: "/admin/log",
  CONTACT_RESTORED: "/help",
  SIGN_IN_HELD: "/forgot-password",
};

/** Letters about a change of address or number: what their link does. */
const aboutChange: Partial<Record<MailTemplate, Link>> = {
  CONFIRM_CONTACT: { purpose: "CONFIRM_CONTACT", path: "/confirm-contact" },
  CONTACT_CHANGING: { purpose: "UNDO_CONTACT", path: "/undo-contact" },
  CONTACT_CHANGED: { purpose: "UNDO_CONTACT", path: "/undo-contact" },
};

/** What a letter's words need. Mints the link where there is one: it exists nowhere before. */
export async function particularsFor(tx: Tx, { userId, template, facts }: Waiting): Promise<Particulars> {
  const link = linked[template];
  if (link) {
    const token = await mintLink(tx, userId, link.purpose);
    return { link: `${env.APP_URL}${link.path}/${token}`, ...span(link.purpose) };
  }
  const change = aboutChange[template];
  if (change) return aboutContact(tx, userId, facts, change);
  const path = pointing[template];
  if (path) return { ...(facts as Record<string, string>), link: env.APP_URL + path };
  if (template.startsWith("PROPOSAL_")) return aboutProposal(tx, userId, facts);
  if (template === "CASE_TAKEN_OVER") return aboutCase(tx, facts);
  return aboutApplication(tx, userId, facts);
}

function span(purpose: LinkPurpose) {
  const minutes = linkLife[purpose];
  return { minutes, hours: minutes / 60 };
}

/** Nothing is said of a change that is over, and nothing is asked about one that is confirmed. */
async function aboutContact(tx: Tx, userId: string, facts: unknown, { purpose, path }: Link): Promise<Particulars> {
  const { changeId } = facts as { changeId?: string };
  if (!changeId) return null;
  const unconfirmed = purpose === "CONFIRM_CONTACT" ? { confirmedAt: null } : {};
  const change = await tx.contactChange.findFirst({
    where: { id: changeId, userId, endedAt: null, ...unconfirmed },
    select: { kind: true },
  });
  if (!change) return null;
  const token = await mintLink(tx, userId, purpose, changeId);
  return { contact: change.kind, link: `${env.APP_URL}${path}/${token}`, ...span(purpose) };
}

async function aboutApplication(tx: Tx, userId: string, facts: unknown): Promise<Particulars> {
  const { applicationId } = facts as { applicationId?: string };
  if (!applicationId) return null;
  const application = await tx.application.findFirst({
    where: { id: applicationId, customerId: userId },
    select: { number: true },
  });
  return application && { number: application.number ?? "", link: `${env.APP_URL}/applications/${applicationId}` };
}

/** Which case it is, for its former manager; who has it now is read after signing in. */
async function aboutCase(tx: Tx, facts: unknown): Promise<Particulars> {
  const { applicationId } = facts as { applicationId?: string };
  if (!applicationId) return null;
  const application = await tx.application.findUnique({ where: { id: applicationId }, select: { number: true } });
  return application && { number: application.number ?? "", link: `${env.APP_URL}/work/applications/${applicationId}` };
}

/** What kind of deed it is, and where its page is in the reader's room; the content is read after signing in. */
async function aboutProposal(tx: Tx, userId: string, facts: unknown): Promise<Particulars> {
  const { proposalId = "" } = facts as { proposalId?: string };
  const { role } = await tx.user.findUniqueOrThrow({ where: { id: userId }, select: { role: true } });
  const { kind } = await tx.proposal.findUniqueOrThrow({ where: { id: proposalId }, select: { kind: true } });
  // An administrator hears of what risk leads do alone, but its page is in their room.
  const page = rightRoles[kindOf(kind).right] === role ? `/approvals/${proposalId}` : "";
  return { kind, hours: aloneHours, link: `${env.APP_URL}${homeOf[role]}${page}` };
}
