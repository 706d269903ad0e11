import { notFound } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { PageHead } from "@/app/_ui/page-head";
import { env } from "@/lib/env";
import { type KeptLetter, listMailbox } from "@/lib/mail/mailbox";
import { formatDateTime } from "@/lib/time";

/** The try-out sends no mail: whoever plays a customer or a new colleague reads it here. */
export default async function MailboxPage() {
  if (!env.TRY_OUT) notFound();
  const t = await getTranslations("demo");
  const letters = await listMailbox();
  return (
    <div className="mx-auto w-full max-w-[720px] px-5 py-8 sm:py-12">
      <PageHead title={t("title")} lead={t("lead")} />
      {letters.length === 0 && <p className="mt-6 text-muted">{t("none")}</p>}
      {letters.map((letter) => (
        <Letter key={letter.id} letter={letter} />
      ))}
    </div>
  );
}

async function Letter({ letter: { subject, to, text, at } }: { letter: KeptLetter }) {
  const t = await getTranslations("demo");
  const language = await getLocale();
  return (
    <article className="mt-6 rounded-card border border-line bg-surface p-5">
      <h2 className="text-h2 font-semibold">{subject}</h2>
      <p className="text-small text-muted">
        {t("to")} {to} · <time dateTime={at}>{formatDateTime(new Date(at), language)}</time>
      </p>
      <div className="mt-3 whitespace-pre-line break-words">{withLinks(text)}</div>
    </article>
  );
}

function withLinks(text: string) {
  return text.split(/(https?:\/\/\S+)/).map((part, index) =>
    index % 2 === 1 ? (
      <a key={part} href={part}>
        {part}
      </a>
    ) : (
      part
    ),
  );
}
