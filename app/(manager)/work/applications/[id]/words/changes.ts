import { useLocale } from "next-intl";
import { asPieces, moment, type Pieces, setApart, together } from "@/app/_ui/pieces";
import { useAnswerWords } from "@/app/(manager)/work/answers/answer-words";
import type { AnswerField } from "@/lib/applications/answers";
import type { Answer } from "@/lib/customers/rules";
import type { Language } from "@/lib/language";
import { useWords } from "@/lib/messages/kept";
import type { ReviewCase } from "@/lib/reviews/queries";
import { formatDateTime } from "@/lib/time";

export type BannerWords = { id: string; tone: "info" | "warn" | "bad"; title?: string; text: Pieces };

/** Changed in these, the person in the profile is not the one who was judged. */
const identity: AnswerField[] = ["name", "documentType", "documentNumber"];

/** What throws doubt on the answers, above them all. */
export function useBanners(shown: ReviewCase): BannerWords[] {
  const list = useChangeList();
  return [...changedSince(shown, list), ...corrected(shown, list)];
}

/** What the customer changed after sending: from what to what and when. */
function changedSince({ changesSince, changedSinceFirst, status }: ReviewCase, { t, list }: ChangeList): BannerWords[] {
  if (changesSince.length === 0 || ["APPROVED", "REJECTED", "WITHDRAWN"].includes(status)) return [];
  const isIdentity = changesSince.some(({ field }) => identity.includes(field));
  const look = changedSinceFirst ? t("sinceFirst") : isIdentity ? t("identity") : t("look");
  return [
    {
      id: "changed",
      tone: changedSinceFirst || isIdentity ? "bad" : "warn",
      title: t("title", { count: changesSince.length }),
      text: together(list(changesSince), " ", look),
    },
  ];
}

/** What came with the answer to a request for correction. */
function corrected({ correction, status, documents, round }: ReviewCase, { t, list }: ChangeList): BannerWords[] {
  if (!correction || !["IN_REVIEW", "SUBMITTED"].includes(status)) return [];
  const fresh = documents.filter(({ rounds }) => rounds.every((one) => one === round)).length;
  const changes = correction.map((change) => ({ ...change, at: null }));
  const answers = changes.length > 0 ? list(changes) : t("nothingCorrected");
  const papers = fresh > 0 ? `${t("comma")}${t("newDocuments", { count: fresh })}` : "";
  return [{ id: "corrected", tone: "info", title: t("corrected"), text: together(answers, papers) }];
}

type Change = { field: AnswerField; from: Answer; to: Answer; at: Date | null };
type ChangeList = ReturnType<typeof useChangeList>;

function useChangeList() {
  const t = useWords("review.changes");
  const fields = useWords("fields") as unknown as (key: string) => string;
  const language = useLocale() as Language;
  const { word } = useAnswerWords();
  const [del, ins] = [setApart("del"), setApart("ins")];
  const one = ({ field, from, to, at }: Change) => {
    const said = { label: fields(`${field}.label`), from: word(field, from), to: word(field, to), del, ins };
    return asPieces(
      at ? t.rich("one", { ...said, when: moment(at, formatDateTime(at, language)) }) : t.rich("oneOf", said),
    );
  };
  const list = (changes: Change[]) =>
    together(...changes.flatMap((change, at) => (at > 0 ? [t("comma"), one(change)] : [one(change)])));
  return { t, list };
}
