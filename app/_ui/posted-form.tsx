"use client";

import type { ReactNode } from "react";
import { FormProvider } from "@/app/_ui/form-context";
import { ErrorSummary, type FormWords } from "@/app/_ui/form-state";
import type { FormState } from "@/lib/forms/state";

type Props = {
  /** The route that answers with a file, or leads back here with what is wrong. */
  action: string;
  values: FormState["values"];
  errors: FormState["errors"];
  words: FormWords;
  head: ReactNode;
  children: ReactNode;
};

/** `<PostedForm action values errors words head>`: a form whose answer is a file, by the browser itself; fields as in `Form`. */
export function PostedForm({ action, values, errors, words, head, children }: Props) {
  const count = Object.keys(errors).length;
  const sending = { values, errors, count, pending: false, prefix: "", errorWord: words.errorWord };
  return (
    <FormProvider value={sending}>
      {count > 0 && <ErrorSummary state={{ values, errors, count }} words={words} prefix="" />}
      {head}
      <form action={action} method="post" noValidate className="mt-4 grid max-w-[560px] gap-4">
        {children}
      </form>
    </FormProvider>
  );
}
