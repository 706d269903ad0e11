type Particulars = { field?: string; values?: Record<string, string | number> };

/**
 * An expected "no". Thrown inside a command it rolls the transaction back, and its words
 * (`refusals.<code>` in the catalogue) reach the form, beside `field` when one is named.
 */
export class Refusal extends Error {
  readonly code: string;
  readonly field: string;
  readonly values: Record<string, string | number>;

  constructor(code: string, { field = "form", values = {} }: Particulars = {}) {
    super(code);
    this.name = "Refusal";
    this.code = code;
    this.field = field;
    this.values = values;
  }
}
