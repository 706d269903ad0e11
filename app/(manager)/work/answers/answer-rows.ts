import { useLocale } from "next-intl";
import { asPieces, moment } from "@/app/_ui/pieces";
import type { AnswerTable } from "@/app/(manager)/work/answers/answer-lines";
import { useAnswerWords } from "@/app/(manager)/work/answers/answer-words";
import type { AnswerField } from "@/lib/applications/answers";
import type { Address } from "@/lib/customers/profile";
import type { Language } from "@/lib/language";
import { useWords } from "@/lib/messages/kept";
import type { MaskedAnswers } from "@/lib/reviews/mask";
import { monthsSince, percentOf } from "@/lib/reviews/rules";
import { formatDay } from "@/lib/time";

type Words = ReturnType<typeof useTableWords>;
type Said = { answers: MaskedAnswers; age: number | null; sentAt: Date };
type Row = { key: RowKey; fields: AnswerField[]; text: (said: Said, words: Words) => string };
type RowKey = Parameters<ReturnType<typeof useWords<"review.answers.row">>>[0];

function useTableWords() {
  const t = useWords("review.answers");
  return { t, ...useAnswerWords() };
}

/** What stands in one line of the table, by group: several answers that are read together share a line. */
const plan: { group?: "identity" | "job" | "money"; rows: Row[] }[] = [
  { rows: [{ key: "wish", fields: ["productCode", "requestedLimit"], text: wishText }] },
  {
    group: "identity",
    rows: [
      { key: "document", fields: ["documentNumber", "documentType"], text: documentText },
      { key: "person", fields: ["birthDate", "sex"], text: personText },
      simple("mobile", "mobile"),
      { key: "home", fields: ["province", "city", "line", "postcode"], text: homeText },
      { key: "living", fields: ["housingKind", "livingSince"], text: livingText },
      { key: "household", fields: ["educationLevel", "dependants"], text: householdText },
    ],
  },
  {
    group: "job",
    rows: [
      { key: "employer", fields: ["employer", "employerKind"], text: employerText },
      { key: "work", fields: ["employmentKind", "occupation", "jobSince"], text: workText },
      simple("workAddress", "workAddress"),
      simple("mailingAddress", "mailingAddress"),
    ],
  },
  {
    group: "money",
    rows: [
      { key: "income", fields: ["monthlyIncome", "incomeSource"], text: incomeText },
      simple("otherIncome", "otherIncome"),
      simple("housingCost", "monthlyHousingCost"),
      { key: "repayment", fields: ["monthlyRepayment"], text: repaymentText },
      {
        key: "cards",
        fields: ["cardLimitsElsewhere", "cardsElsewhere", "cardBalanceElsewhere"],
        text: cardsText,
      },
    ],
  },
];

/** Lines nobody misses when they were not answered now nor last time. */
const optional: RowKey[] = ["wish", "workAddress", "mailingAddress", "otherIncome", "employer"];

export type Compared = Said & {
  previous?: Said | null;
  changedFromPrevious?: AnswerField[];
  changesSince?: { field: AnswerField }[];
};

/** The answers in words: this time, last time, what differs and what was edited since. */
export function useAnswerTable(shown: Compared, caption: string): AnswerTable {
  const words = useTableWords();
  const { t } = words;
  const before = useBefore(shown.previous ?? null);
  return {
    caption,
    item: t("item"),
    now: t("now"),
    before,
    groups: plan
      .map(({ group, rows }) => ({ name: group ? t(`group.${group}`) : "", rows: linesOf(rows, shown, words) }))
      .filter(({ rows }) => rows.length > 0),
  };
}

function linesOf(rows: Row[], shown: Compared, words: Words) {
  const { previous = null, changedFromPrevious = [], changesSince = [] } = shown;
  const { t } = words;
  const isEmpty = (row: Row, said: Said | null) => !said || row.fields.every((field) => said.answers[field] == null);
  const text = (row: Row, said: Said) => (isEmpty(row, said) ? t("none") : row.text(said, words));
  return rows
    .filter((row) => !optional.includes(row.key) || !isEmpty(row, shown) || !isEmpty(row, previous))
    .map((row) => {
      const differs = row.fields.some((field) => changedFromPrevious.includes(field));
      const edited = changesSince.some(({ field }) => row.fields.includes(field));
      return {
        label: t(`row.${row.key}`),
        now: text(row, shown),
        ...(previous && { before: differs ? text(row, previous) : t("same") }),
        ...(differs && { differs: t("differs") }),
        ...(edited && { edited: t("edited") }),
      };
    });
}

/** The head of the column of last time. */
function useBefore(previous: Said | null) {
  const t = useWords("review.answers");
  const language = useLocale() as Language;
  if (!previous) return null;
  return asPieces(t.rich("before", { when: moment(previous.sentAt, formatDay(previous.sentAt, language)) }));
}

function simple(key: RowKey, field: AnswerField): Row {
  return { key, fields: [field], text: ({ answers }, { word }) => word(field, answers[field]) };
}

function wishText({ answers }: Said, { t, word }: Words) {
  const limit = word("requestedLimit", answers.requestedLimit);
  return t("wish", { product: word("productCode", answers.productCode), limit });
}

/** What was answered of some questions, one after the other. */
function given(parts: (string | null)[], { t }: Words) {
  const said = parts.filter((part) => part !== null);
  return said.length === 0 ? t("none") : said.join(t("comma"));
}

function employerText({ answers: { employer, employerKind } }: Said, words: Words) {
  return given(
    [employer && words.word("employer", employer), employerKind && words.word("employerKind", employerKind)].map(
      orNull,
    ),
    words,
  );
}

function workText({ answers: { employmentKind, occupation, jobSince }, sentAt }: Said, words: Words) {
  const parts = [
    words.word("employmentKind", employmentKind),
    occupation && words.word("occupation", occupation),
    jobSince && span(jobSince, sentAt, words),
  ];
  return given(parts.map(orNull), words);
}

const orNull = (part: MaskedAnswers[AnswerField]) => (typeof part === "string" && part !== "" ? part : null);

function documentText({ answers }: Said, { t, word }: Words) {
  const number = word("documentNumber", answers.documentNumber);
  if (answers.documentType === "RESIDENT_ID") return number;
  return t("otherDocument", { number, type: word("documentType", answers.documentType) });
}

function personText({ answers, age }: Said, { t, word }: Words) {
  return t("bornAndSex", { year: String(answers.birthDate), age: age ?? 0, sex: word("sex", answers.sex) });
}

function homeText({ answers }: Said, { address }: Words) {
  const { province, city, line } = answers;
  return address({ province, city, line } as Address);
}

function livingText({ answers, sentAt }: Said, words: Words) {
  const kind = words.word("housingKind", answers.housingKind);
  return words.t("livingSince", { kind, span: span(answers.livingSince, sentAt, words) });
}

function householdText({ answers }: Said, { t, word }: Words) {
  const level = word("educationLevel", answers.educationLevel);
  return t("schooling", { level, count: Number(answers.dependants ?? 0) });
}

function incomeText({ answers }: Said, { t, word }: Words) {
  const source = word("incomeSource", answers.incomeSource);
  return t("income", { amount: word("monthlyIncome", answers.monthlyIncome), source });
}

function repaymentText({ answers }: Said, { t, word }: Words) {
  const amount = word("monthlyRepayment", answers.monthlyRepayment);
  const percent = percentOf(answers.monthlyRepayment as bigint, answers.monthlyIncome as bigint);
  return percent === null ? amount : t("repayment", { amount, percent: `${percent}%` });
}

function cardsText({ answers }: Said, { t, word }: Words) {
  const count = Number(answers.cardsElsewhere ?? 0);
  if (count === 0) return t("none");
  const balance = word("cardBalanceElsewhere", answers.cardBalanceElsewhere);
  return t("cards", { amount: word("cardLimitsElsewhere", answers.cardLimitsElsewhere), count, balance });
}

function span(month: MaskedAnswers[AnswerField], at: Date, { t }: Words) {
  if (typeof month !== "string") return t("none");
  const all = monthsSince(month, at);
  const [years, months] = [Math.floor(all / 12), all % 12];
  if (years === 0) return t("months", { months });
  return months === 0 ? t("years", { years }) : t("yearsMonths", { years, months });
}
