import { Field } from "@/app/_ui/field";

/** `<CodeField label hint>`: a code from an app, or from paper. */
export function CodeField({ label, hint }: { label: string; hint: string }) {
  return <Field name="code" label={label} hint={hint} autoComplete="one-time-code" width="short" spellCheck={false} />;
}
