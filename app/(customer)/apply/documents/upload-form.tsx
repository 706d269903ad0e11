"use client";

import { type FormEvent, type ReactNode, useState } from "react";
import { FileField } from "@/app/_ui/file-field";
import { FormProvider } from "@/app/_ui/form-context";

type Props = {
  /** Where the file goes: it names application and kind, so that they are known before the file is read. */
  target: string;
  /** Keeps the ids of several of these apart. */
  prefix: string;
  label: ReactNode;
  message: string | null;
  errorWord: string;
  button: ReactNode;
};

/** A plain form with one file; script only adds the preview and keeps a second press from sending twice. */
export function UploadForm({ target, prefix, label, message, errorWord, button }: Props) {
  const [pending, setPending] = useState(false);
  const send = (event: FormEvent) => (pending ? event.preventDefault() : setPending(true));
  const errors: Record<string, string> = message ? { file: message } : {};
  return (
    <FormProvider value={{ values: {}, errors, count: 0, pending, prefix, errorWord }}>
      <form method="post" encType="multipart/form-data" action={target} onSubmit={send} className="mt-4 grid gap-4">
        <FileField name="file" label={label} />
        <div>
          <button type="submit" className="action" aria-disabled={pending || undefined}>
            {button}
          </button>
        </div>
      </form>
    </FormProvider>
  );
}
