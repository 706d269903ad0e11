/**
 * What a form action hands back: the answers as typed (never those marked secret) and one sentence per
 * field; `errors.form` speaks of the whole form. `count` rises with every refused sending.
 */
export type FormState = {
  values: Record<string, string | string[]>;
  errors: Record<string, string>;
  count: number;
};

export const blank: FormState = { values: {}, errors: {}, count: 0 };

export type FormAction = (previous: FormState, form: FormData) => Promise<FormState>;

/** The action as that of a form which shows no refusal. Bound to an empty state, React would pack it up anew for each such form of each page. */
export const plain = (action: FormAction) => action as unknown as (form: FormData) => Promise<void>;
