"use client";

import { type ComponentType, type ReactNode, type RefObject, useId, useRef, useState } from "react";
import { FieldFrame, Hint, Label, Message } from "@/app/_ui/field-frame";
import { useField } from "@/app/_ui/form-context";
import type { StrengthWords } from "@/app/_ui/password-tip";
import { useScripted } from "@/app/_ui/scripted";

type Props = {
  name: string;
  label: ReactNode;
  hint?: ReactNode;
  show: string;
  hide: string;
  autoComplete: "current-password" | "new-password";
  /** The words of a strength meter; without them there is none. */
  strength?: StrengthWords;
};

type Meter = ComponentType<{ input: RefObject<HTMLInputElement | null>; words: StrengthWords }>;

/** `<PasswordField name label show hide autoComplete hint?>`: paste allowed, never echoed; the show button comes with script only. */
export function PasswordField({ name, label, hint, show, hide, autoComplete, strength }: Props) {
  const { id, aria } = useField(name, hint);
  const [shown, setShown] = useState(false);
  const scripted = useScripted();
  const input = useRef<HTMLInputElement>(null);
  const status = useId();
  const [Meter, setMeter] = useState<Meter | null>(null);
  const fetchMeter = () => {
    if (strength && !Meter)
      import("@/app/_ui/password-strength")
        .then(({ PasswordStrength }) => setMeter(() => PasswordStrength))
        .catch(() => {});
  };
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
          onFocus={fetchMeter}
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
      {Meter && strength && <Meter input={input} words={strength} />}
    </FieldFrame>
  );
}
