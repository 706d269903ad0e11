import "server-only";
import { createTranslator } from "next-intl";
import { inert } from "@/lib/audit/inert";
import { transaction } from "@/lib/db";
import type { MailTemplate, UserStatus } from "@/lib/generated/prisma/enums";
import { fromStored, type Language } from "@/lib/language";
import { particularsFor, type Waiting } from "@/lib/mail/particulars";
import { recipientOf } from "@/lib/mail/recipient";
import { catalogue } from "@/lib/messages";

export type Letter = { to: string; subject: string; text: string };

/**
 * Writes a letter out of its outbox row. Links are minted only now, so no outbox row, log or backup holds one;
 * letters name no amounts and no reasons: those are read after signing in.
 */
export function compose(waiting: Waiting): Promise<Letter | null> {
  const { userId, template } = waiting;
  return transaction(async (tx) => {
    const user = await tx.user.findUniqueOrThrow({
      where: { id: userId },
      select: { language: true, status: true },
    });
    const status = onlyFor[template];
    if (status && user.status !== status) return null;
    const particulars = await particularsFor(tx, waiting);
    if (!particulars) return null;
    const to = await recipientOf(tx, waiting);
    return { to, ...words(fromStored(user.language), template, particulars) };
  });
}

/** Letters that only people in this state get: whoever left it since the letter was asked for does not. */
const onlyFor: Partial<Record<MailTemplate, UserStatus>> = {
  CONFIRM_EMAIL: "PENDING",
  ACTIVATE_STAFF: "PENDING",
  RESET_PASSWORD: "ACTIVE",
  ASKED_TO_RESET: "ACTIVE",
};

type Translate = (key: string, values?: Record<string, string | number>) => string;

function words(language: Language, template: MailTemplate, particulars: Record<string, string | number>) {
  const messages: { mail: Record<string, unknown> } = { mail: catalogue[language].mail };
  const translate = createTranslator({ locale: language, messages, namespace: "mail" }) as unknown as Translate;
  const kind = "kind" in particulars ? { kind: translate(`kind.${particulars.kind}`) } : {};
  const said = Object.fromEntries(
    Object.entries({ ...particulars, ...kind }).map(([name, value]) => [name, harmless(value)]),
  );
  const text = [translate(`${template}.text`, said), translate("closing")].join("\n\n");
  return { subject: translate(`${template}.subject`, said), text };
}

/** A device or an address is what somebody sent: it neither begins a line of the letter nor turns one around. */
const harmless = (value: string | number) => (typeof value === "string" ? inert(value) : value);
