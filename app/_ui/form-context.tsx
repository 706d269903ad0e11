"use client";

import { createContext, use } from "react";
import type { FormState } from "@/lib/forms/state";

export type FormValues = FormState["values"];

type Sending = {
  values: FormValues;
  /** What the action handed back when all went well. */
  answer?: FormValues;
  errors: FormState["errors"];
  count: number;
  pending: boolean;
  /** Goes before each id, so that two forms of a page never share one. */
  prefix: string;
  /** Read out before each message. */
  errorWord: string;
};

const nothing: Sending = { values: {}, errors: {}, count: 0, pending: false, prefix: "", errorWord: "" };

const FormContext = createContext<Sending>(nothing);
export const FormProvider = FormContext.Provider;
export const useSending = () => use(FormContext);

/** What a part of a form needs to know of its own field: the answer to show, the fault, and the ids that tie them. */
export function useField(name: string, hint?: unknown) {
  const { values, errors, prefix, errorWord } = useSending();
  const id = prefix + name;
  const error = errors[name];
  const described = [hint ? `${id}-hint` : "", error ? `${id}-error` : ""].filter(Boolean).join(" ");
  return {
    id,
    error,
    errorWord,
    value: values[name],
    aria: {
      ...(described ? { "aria-describedby": described } : {}),
      ...(error ? { "aria-invalid": true as const } : {}),
    },
  };
}

/** The text of an answer that is one text. */
export const oneText = (value: string | string[] | undefined) =>
  Array.isArray(value) ? (value[0] ?? "") : (value ?? "");
