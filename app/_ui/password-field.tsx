"use client";

import { type ReactNode, useId, useRef, useState, useSyncExternalStore } from "react";
import { Label } from "@/app/_ui/field";
import { FieldFrame, Hint, Message } from "@/app/_ui/field-frame";
import { useField } from "@/app/_ui/form-context";

type Props = {
  name: string;
  label: ReactNode;
  hint?: ReactNode;
  show: string;
  hide: string;
  autoComplete: "current-password" | "new-password";
};

/** `<PasswordField name label show hide autoComplete hint?>`: paste allowed, never echoed; the show button comes with script only. */
export function PasswordField({ name, label, hint, show, hide, autoComplete }: Props) {
  const { id, aria } = useField(name, hint);
  const [shown, setShown] = useState(false);
  const scripted = useSyncExternalStore(never, yes, no);
  const input = useRef<HTMLInputElement>(null);
  const status = useId();
  return (
    <FieldFrame name={name}>
      <Label id={id}>{label}</Label>
      {hint && <Hint id={id}>{hint}</Hint>}
      <Message name={name} />
      <span className="mt-2 flex max-w-[24em] gap-2">
        <input
          {...aria}
          ref={input}
          id={id}
          name={name}
          type={shown ? "text" : "password"}
          autoComplete={autoComplete}
          autoCapitalize="none"
          spellCheck={false}
          className="control w-full min-w-0 flex-1"
        />
        {scripted && (
          <button
            type="button"
            className="action px-4 font-normal"
            aria-pressed={shown}
            aria-controls={`${id} ${status}`}
            onClick={() => setShown(!shown)}
          >
            {shown ? hide : show}
          </button>
        )}
      </span>
    </FieldFrame>
  );
}

const never = () => () => {};
const yes = () => true;
const no = () => false;
