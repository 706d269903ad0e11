import "server-only";
import { createTranslator } from "next-intl";
import { linkLife, mintLink } from "@/lib/auth/links";
import { type Tx, transaction } from "@/lib/db";
import { env } from "@/lib/env";
import type { MailTemplate } from "@/lib/generated/prisma/enums";
import { fromStored, type Language } from "@/lib/language";
import { catalogue } from "@/lib/messages";
import { personKey } from "@/lib/vault/person";
import { open } from "@/lib/vault/seal";

export type Letter = { to: string; subject: string; text: string };

type Waiting = { userId: string; template: MailTemplate; facts: unknown };

/**
 * Writes a letter out of its outbox row. Links are minted only now, so no outbox row, log or backup holds one;
 * letters name no amounts and no reasons: those are read after signing in.
 */
export function compose({ userId, template, facts }: Waiting): Promise<Letter | null> {
  return transaction(async (tx) => {
    const user = await tx.user.findUniqueOrThrow({
      where: { id: userId },
      select: { emailSealed: true, language: true, status: true },
    });
    const language = fromStored(user.language);
    const particulars = await particularsFor(tx, userId, template, facts);
    if (!particulars || (template === "CONFIRM_EMAIL" && user.status !== "PENDING")) return null;
    const to = open(
      await personKey(tx, userId),
      { table: "User", column: "emailSealed", row: userId },
      user.emailSealed,
    );
    return { to, ...words(language, template, particulars) };
  });
}

async function particularsFor(tx: Tx, userId: string, template: MailTemplate, facts: unknown) {
  if (template === "CONFIRM_EMAIL") {
    const token = await mintLink(tx, userId, "CONFIRM_EMAIL");
    return { link: `${env.APP_URL}/register/verify/${token}`, hours: linkLife.CONFIRM_EMAIL / 60 };
  }
  if (template === "ACTIVATE_STAFF") {
    const token = await mintLink(tx, userId, "ACTIVATE");
    return { link: `${env.APP_URL}/activate/${token}`, hours: linkLife.ACTIVATE / 60 };
  }
  if (template === "ALREADY_REGISTERED") return { link: `${env.APP_URL}/sign-in` };
  return applicationParticulars(tx, userId, facts);
}

async function applicationParticulars(tx: Tx, userId: string, facts: unknown) {
  const { applicationId } = facts as { applicationId?: string };
  if (!applicationId) return null;
  const application = await tx.application.findFirst({
    where: { id: applicationId, customerId: userId },
    select: { number: true },
  });
  return application && { number: application.number ?? "", link: `${env.APP_URL}/applications/${applicationId}` };
}

type Translate = (key: string, values?: Record<string, string | number>) => string;

function words(language: Language, template: MailTemplate, particulars: Record<string, string | number>) {
  const messages: { mail: Record<string, unknown> } = { mail: catalogue[language].mail };
  const translate = createTranslator({ locale: language, messages, namespace: "mail" }) as unknown as Translate;
  const text = [translate(`${template}.text`, particulars), translate("closing")].join("\n\n");
  return { subject: translate(`${template}.subject`, particulars), text };
}
