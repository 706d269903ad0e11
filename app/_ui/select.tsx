"use client";

import type { ReactNode } from "react";
import { Labelled } from "@/app/_ui/field-frame";
import { oneText, useField } from "@/app/_ui/form-context";

type Props = {
  name: string;
  label: ReactNode;
  hint?: ReactNode;
  options: { value: string; label: string }[];
  /** The first, empty line: "please choose". */
  empty?: string;
  quiet?: boolean;
  autoComplete?: string;
};

/** `<Select name label options empty? hint? quiet?>`: one of many, where a list of radio buttons would be too long. */
export function Select({ name, label, hint, options, empty, quiet = false, autoComplete }: Props) {
  const { id, value, aria } = useField(name, hint);
  const chosen = oneText(value);
  return (
    <Labelled name={name} label={label} hint={hint} quiet={quiet}>
      {/* Keyed by its value: React's form reset would put an unkeyed select back to its first answer. */}
      <select
        key={chosen}
        {...aria}
        id={id}
        name={name}
        defaultValue={chosen}
        autoComplete={autoComplete}
        className="control arrow mt-2 [.staff_&]:mt-0.5"
      >
        {empty !== undefined && <option value="">{empty}</option>}
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </Labelled>
  );
}
