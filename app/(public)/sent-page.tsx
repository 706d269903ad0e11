import Link from "next/link";
import { PageHead } from "@/app/_ui/page-head";
import { env } from "@/lib/env";

type Sent = {
  title: string;
  text: string;
  notReceived: string;
  again: { href: string; label: string };
  mailbox: string;
};

/** After asking for a letter. The same for every address: whether somebody is registered with it is said nowhere. */
export function SentPage({ title, text, notReceived, again, mailbox }: Sent) {
  return (
    <div className="mx-auto w-full max-w-[560px] px-5 py-8 sm:py-12">
      <PageHead title={title} />
      <p className="mt-6">{text}</p>
      <p className="mt-4 text-muted">
        {notReceived} <Link href={again.href}>{again.label}</Link>
      </p>
      {env.TRY_OUT && (
        <p className="mt-6">
          <Link href="/demo/mail">{mailbox}</Link>
        </p>
      )}
    </div>
  );
}
