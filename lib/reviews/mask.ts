import { type AnswerField, type Answers, answerFields } from "@/lib/applications/answers";
import type { Address } from "@/lib/customers/profile";
import type { Answer } from "@/lib/customers/rules";
import { maskDocument, maskDocumentFully, maskMobile, maskName } from "@/lib/mask";

/** Who reads a case: its holder (and a possible second signer) sees who the person is, others only what a list shows. */
export type Reach = "holder" | "other";

/** Answers that may leave `lib`. Numbers are masked for everybody; of the birth date only the year remains. */
export type MaskedAnswers = { [F in AnswerField]: Answer };

/** Only the answers an application shows, whatever else a submission holds. Name, address and employer are the holder's to compare. */
export const mask = (answers: Answers, reach: Reach): MaskedAnswers =>
  Object.fromEntries(answerFields.map((field) => [field, maskAnswer(field, answers[field], reach)])) as MaskedAnswers;

/** Null for what was not answered. */
export function maskAnswer(field: AnswerField, value: Answer | undefined, reach: Reach): Answer {
  if (value === null || value === undefined) return null;
  return maskers[field]?.(value, reach) ?? value;
}

type Masker = (value: Answer, reach: Reach) => Answer;
const text =
  (masked: (text: string) => string, forHolder: (text: string) => string = masked): Masker =>
  (value, reach) =>
    typeof value !== "string" ? value : reach === "holder" ? forHolder(value) : masked(value);
const open = (value: string) => value;
const hidden = () => "****";

const address: Masker = (value, reach) => {
  const { province, city, line } = value as Address;
  return { province, city, line: reach === "holder" ? line : hidden(), postcode: null };
};

const maskers: Partial<Record<AnswerField, Masker>> = {
  name: text(maskName, open),
  documentNumber: text(maskDocumentFully, maskDocument),
  // The whole date would complete a masked resident ID.
  birthDate: text((day) => day.slice(0, 4)),
  mobile: text(maskMobile),
  line: text(hidden, open),
  postcode: text(hidden, open),
  employer: text(hidden, open),
  workAddress: address,
  mailingAddress: address,
};
