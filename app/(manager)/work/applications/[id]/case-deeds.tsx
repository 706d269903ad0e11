"use client";

import { ButtonLink } from "@/app/_ui/button";
import { Submit } from "@/app/_ui/submit";
import { CaseForm, type CaseFormWords } from "@/app/(manager)/work/applications/[id]/case-form";
import type { DeedsWords } from "@/app/(manager)/work/applications/[id]/words/deeds";
import { claim, claimTheNext, release, takeOverCase } from "@/app/(manager)/work/queue/actions";
import type { FormAction } from "@/lib/forms/state";

type Props = { words: DeedsWords; form: CaseFormWords; applicationId: string };

/** What can be done with the case besides deciding it. */
export function CaseDeeds({ words, form, applicationId }: Props) {
  const { links, queue } = words;
  const onCase = { applicationId };
  return (
    <>
      {links.map(({ href, word }) => (
        <ButtonLink key={href} href={href}>
          {word}
        </ButtonLink>
      ))}
      <Deed action={release} id="release" form={form} hidden={onCase} verb={words.release} />
      <Deed action={claim} id="claim" form={form} hidden={onCase} verb={words.claim} main />
      <Deed action={takeOverCase} id="take" form={form} hidden={onCase} verb={words.takeOver} main />
      <Deed action={claimTheNext} id="next" form={form} hidden={{}} verb={words.next} main />
      <ButtonLink href="/work/queue">{queue}</ButtonLink>
    </>
  );
}

type DeedProps = {
  action: FormAction;
  id: string;
  form: CaseFormWords;
  hidden: Record<string, string>;
  verb: string;
  main?: boolean;
};

const Deed = ({ action, id, form, hidden, verb, main = false }: DeedProps) => (
  <CaseForm action={action} id={id} words={form} hidden={hidden}>
    {verb && <Submit tone={main ? "main" : "quiet"}>{verb}</Submit>}
  </CaseForm>
);
