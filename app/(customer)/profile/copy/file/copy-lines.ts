import { getLocale, getTranslations } from "next-intl/server";
import { answerWords } from "@/app/_ui/answer-words";
import type { OwnCopy } from "@/lib/customers/own-copy";
import type { Answer } from "@/lib/customers/rules";
import { sectionNames, sections } from "@/lib/customers/rules";
import { formatDateTime } from "@/lib/time";

type Line = [part: string, what: string, said: string];
type Words = { (key: string): string; has: (key: string) => boolean };

const places = ["workAddress", "mailingAddress"] as const;

/** Part, question, answer: a line each, in the words of the pages. */
export async function* copyLines(copy: OwnCopy): AsyncGenerator<Line> {
  const t = (await getTranslations("profile.copy")) as unknown as Words;
  yield [t("head.part"), t("head.what"), t("head.said")];
  yield* await accountLines(copy, t);
  yield* await profileLines(copy);
  yield* await applicationLines(copy, t);
  yield* await visitLines(copy, t);
}

async function accountLines({ account, consents }: OwnCopy, t: Words): Promise<Line[]> {
  const when = await moments();
  const part = t("part.account");
  const legal = (await getTranslations("legal")) as unknown as Words;
  return [
    [part, t("what.email"), account.email],
    [part, t("what.number"), account.number ?? ""],
    [part, t("what.registered"), when(account.registeredAt)],
    [part, t("what.verified"), when(account.verifiedAt)],
    [part, t("what.changed"), when(account.updatedAt)],
    ...consents.map(
      ({ document, version, givenAt }): Line => [
        t("part.consents"),
        `${legal(`${document.toLowerCase()}.title`)} ${version}`,
        when(givenAt),
      ],
    ),
  ];
}

/** In full: nobody but the customer reads it. */
async function profileLines({ profile }: OwnCopy): Promise<Line[]> {
  const words = await answerWords();
  const fields = (await getTranslations("fields")) as unknown as Words;
  const said = (field: string, answer: Answer) =>
    field === "documentNumber" ? spaced(String(answer ?? "")) : words(field, answer);
  const line = (part: string, field: keyof OwnCopy["profile"]): Line => [
    part,
    fields(`${field}.label`),
    said(field, profile[field]),
  ];
  return [
    ...sectionNames.flatMap((section) => sections[section].map((field) => line(fields(`sections.${section}`), field))),
    ...places.map((field) => line(fields("sections.contact"), field)),
  ];
}

/** In groups, since a table would take eighteen figures for an amount and round them. */
const spaced = (number: string) => number.replace(/^(\d{6})(\d{8})(\d{3}[\dX])$/, "$1 $2 $3");

async function applicationLines({ applications }: OwnCopy, t: Words): Promise<Line[]> {
  const when = await moments();
  const words = await answerWords();
  const status = (await getTranslations("applications.status")) as unknown as Words;
  const kinds = (await getTranslations("fields.options.documentKind")) as unknown as Words;
  const reason = (await getTranslations("reasons")) as unknown as Words;
  return applications.flatMap(({ number, productCode, documents, decisions, ...application }): Line[] => {
    const part = `${t("part.application")} ${number ?? ""}`.trim();
    return [
      [part, t("what.card"), words("productCode", productCode)],
      [part, t("what.limit"), words("requestedLimit", application.requestedLimit)],
      [part, t("what.status"), status(application.status)],
      [part, t("what.submitted"), when(application.submittedAt)],
      [part, t("what.decided"), when(application.decidedAt)],
      ...(application.status === "REJECTED" ? (decisions[0]?.reasons ?? []) : []).map(
        (code): Line => [part, t("what.reason"), reason(`${code}.label`)],
      ),
      ...documents.map(
        ({ kind, mime, bytes, uploadedAt }): Line => [part, kinds(kind), `${mime}, ${bytes} B, ${when(uploadedAt)}`],
      ),
    ];
  });
}

async function visitLines({ signIns, viewers }: OwnCopy, t: Words): Promise<Line[]> {
  const when = await moments();
  const outcome = (await getTranslations("signIns.outcome")) as unknown as Words;
  const reason = (await getTranslations("reveals.own.reasons")) as unknown as Words;
  const own = (await getTranslations("reveals.own")) as unknown as Words;
  return [
    ...signIns.map(
      (one): Line => [
        t("part.signIns"),
        when(one.at),
        [outcome(one.outcome), one.device, one.address].filter(Boolean).join(", "),
      ],
    ),
    ...viewers.map(
      ({ at, name, number, why }): Line => [
        t("part.viewers"),
        when(at),
        [name, number, why ? reason(why) : own("review")].filter(Boolean).join(", "),
      ],
    ),
  ];
}

async function moments() {
  const language = (await getLocale()) as Parameters<typeof formatDateTime>[1];
  return (at: Date | null) => (at ? formatDateTime(at, language, { seconds: true }) : "");
}
