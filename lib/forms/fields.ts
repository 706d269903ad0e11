import { z } from "zod";
import { readYuan } from "@/lib/forms/amount";
import { readDay, readMonth } from "@/lib/forms/days";
import { dashes, isTreacherous, lengthOf, tidyCode, tidyLine, tidyLines } from "@/lib/forms/tidy";
import { shanghaiDay } from "@/lib/time";

/** Longer than anything a person types into one field; refused before any work is done on it. */
const longest = 10_000;

type Reading<T> = { value: T } | { fault: string };
type Read<T> = (typed: string) => Reading<T>;

/** A field that must be answered. Every builder below is this one with its own way of reading. */
function required<T>(code: string, wrong: string, read: Read<T>) {
  return z
    .string(code)
    .max(longest, wrong)
    .transform((typed, ctx): T => {
      if (isTreacherous(typed)) return refuse(ctx, "text.hidden");
      const reading: Reading<T> = isBlank(typed) ? { fault: code } : read(typed);
      return "fault" in reading ? refuse(ctx, reading.fault) : reading.value;
    });
}

/** The same field where an empty answer is one: null. */
export function optional<T>(field: z.ZodType<T, string>) {
  return z
    .string("notUnderstood")
    .max(longest, "text.tooLong")
    .nullish()
    .transform((typed, ctx): T | null => {
      if (typed == null || isBlank(typed)) return null;
      const parsed = field.safeParse(typed);
      return parsed.success ? parsed.data : refuse(ctx, parsed.error.issues[0]?.message ?? "notUnderstood");
    });
}

type TextCodes = { max: number; required: string; tooLong?: string; min?: number; tooShort?: string };

/** One line; lengths in characters as people count them. */
export const text = ({ required: code, ...bounds }: TextCodes) =>
  required(code, bounds.tooLong ?? "text.tooLong", (typed) => within(tidyLine(typed), bounds));

/** Several lines. `min` counts what is not a space. */
export const lines = ({ required: code, ...bounds }: TextCodes) =>
  required(code, bounds.tooLong ?? "text.tooLong", (typed) => within(tidyLines(typed), bounds));

export const optionalText = (max: number, tooLong = "text.tooLong") =>
  optional(text({ max, required: "notUnderstood", tooLong }));

type YuanCodes = {
  required: string;
  max: bigint;
  tooHigh: string;
  min?: bigint;
  tooLow?: string;
  /** Refuses fen where only whole yuan make sense. */
  whole?: string;
};

/** Yuan as people write them, read as cents; bounds in cents. */
export const yuan = ({ required: code, max, tooHigh, min = 0n, tooLow = "amount.wrong", whole }: YuanCodes) =>
  required(code, "amount.wrong", (typed) => {
    const cents = readYuan(typed);
    if (cents === null) return { fault: "amount.wrong" };
    if (whole && cents % 100n !== 0n) return { fault: whole };
    if (cents < min) return { fault: tooLow };
    return cents > max ? { fault: tooHigh } : { value: cents };
  });

type DayCodes = { required: string; notAfterToday?: string };

/** A real day, 2026-11-21. Today is Shanghai's. */
export const day = ({ required: code, notAfterToday }: DayCodes) =>
  required(code, "day.wrong", (typed) => {
    const read = readDay(typed);
    if (!read) return { fault: "day.wrong" };
    return notAfterToday && read > shanghaiDay(new Date()) ? { fault: notAfterToday } : { value: read };
  });

/** A month, 2026-11. */
export const month = ({ required: code, notAfterToday }: DayCodes) =>
  required(code, "month.wrong", (typed) => {
    const read = readMonth(typed);
    if (!read) return { fault: "month.wrong" };
    return notAfterToday && read > shanghaiDay(new Date()).slice(0, 7) ? { fault: notAfterToday } : { value: read };
  });

/** A whole number between two bounds. */
export const count = (min: number, max: number, codes: { required: string; wrong: string }) =>
  required(codes.required, codes.wrong, (typed) => {
    const digits = tidyCode(typed);
    const number = /^\d{1,9}$/.test(digits) ? Number(digits) : Number.NaN;
    return number >= min && number <= max ? { value: number } : { fault: codes.wrong };
  });

/** A mainland mobile number as its 11 digits. */
export const mobile = () =>
  required("mobile.required", "mobile.wrong", (typed) => {
    const digits = tidyCode(typed)
      .replace(dashes, "")
      .replace(/[().]/g, "")
      .replace(/^(?:\+|00)?86(?=1\d{10}$)/, "");
    return /^1[3-9]\d{9}$/.test(digits) ? { value: digits } : { fault: "mobile.wrong" };
  });

const emailShape =
  /^[a-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*@(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+(?:[a-z]{2,63}|xn--[a-z0-9-]{2,59})$/;

/** An e-mail address in plain letters, lower-case throughout: one mailbox, one spelling. */
export const email = () =>
  required("email.required", "email.wrong", (typed) => {
    if (/\S\s+\S/u.test(typed)) return { fault: "email.wrong" };
    const address = tidyCode(typed).toLowerCase();
    const fits = address.length <= 254 && address.indexOf("@") <= 64 && emailShape.test(address);
    return fits ? { value: address } : { fault: "email.wrong" };
  });

/** A name as it stands on the document: Chinese characters (with a middle dot) or Latin letters. */
export const personName = () =>
  required("name.required", "name.tooLong", (typed) => {
    const line = tidyLine(typed);
    const name = /\p{Script=Han}/u.test(line)
      ? line.replace(/ /g, "").replace(dots, "\u00b7")
      : line.replace(/\u2019/g, "'");
    if (lengthOf(name) > 50) return { fault: "name.tooLong" };
    return chineseName.test(name) || latinName.test(name) ? { value: name } : { fault: "name.wrong" };
  });
const dots = /[.\u2022\u2027\u2219\u22c5\u30fb\uff0e\uff65]/gu;
const chineseName = /^\p{Script=Han}+(?:\u00b7\p{Script=Han}+)*$/u;
const latinName = /^[\p{Script=Latin}\p{M}]{1,49}(?:[ '.-]{1,2}[\p{Script=Latin}\p{M}]+){0,9}\.?$/u;

/** One of a list; what a page did not offer is refused like no answer. */
export const choice = <const T extends readonly [string, ...string[]] | Record<string, string>>(of: T, code: string) =>
  z.enum(of as Record<string, T extends readonly string[] ? T[number] : T[keyof T] & string>, code);

/** A box that must be ticked. */
export const ticked = (code: string) => z.enum(["yes", "on", "true", "1"], code).transform((): true => true);

/** The id of a record, in a hidden field. */
export const uuid = (code = "page.outdated") => z.string(code).max(36, code).toLowerCase().pipe(z.uuid(code));

/** The version of the record the page was made from, in a hidden field. */
export const version = () =>
  z
    .string("page.outdated")
    .regex(/^[1-9]\d{0,8}$/, "page.outdated")
    .transform(Number);

/**
 * For a rule over several fields: where its fault belongs, and that it speaks only when the fields it reads are
 * sound, whatever else is wrong on the page.
 */
export const fault = (field: string, error: string | Fault, ...reads: string[]) => ({
  path: [field],
  error,
  when: ({ issues }: { issues: readonly { path?: PropertyKey[] | undefined }[] }) =>
    !issues.some(({ path = [] }) => path.length === 0 || [field, ...reads].includes(String(path[0]))),
});

/** Finds the code from the answers of the whole page. */
type Fault = (issue: { readonly input?: unknown }) => string | null;

const isBlank = (typed: string) => tidyLine(typed) === "";

function within(
  value: string,
  { max, min = 0, tooLong = "text.tooLong", tooShort = "notUnderstood" }: Omit<TextCodes, "required">,
) {
  if (lengthOf(value) > max) return { fault: tooLong };
  return lengthOf(value.replace(/\s/gu, "")) < min ? { fault: tooShort } : { value };
}

function refuse(ctx: z.core.$RefinementCtx, code: string): never {
  ctx.addIssue({ code: "custom", message: code });
  return z.NEVER;
}
