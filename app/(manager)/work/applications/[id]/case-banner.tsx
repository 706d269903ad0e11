"use client";

import { drawn } from "@/app/_ui/pieces";
import type { BannerWords } from "@/app/(manager)/work/applications/[id]/words/changes";

/** What to know before anything else: a colleague's hands on the case, answers in doubt, new ones. */
export function CaseBanner({ words: { id, tone, title, text } }: { words: BannerWords }) {
  return (
    <section aria-labelledby={title && id} className={`case-banner ${tone}`}>
      {title && <h2 id={id}>{title}</h2>}
      <p>{drawn(text)}</p>
    </section>
  );
}
