import { keptWords, wordsOf } from "@/lib/messages/kept";
import { products, stages } from "@/lib/queue/schema";

export const columns = ["number", "name", "product", "limit", "status", "submitted", "manager", "due", "deed"] as const;

/** What the queue's table says in every row and above them; # stands for an application's number. */
export const rowWords = keptWords((language) => {
  const t = wordsOf(language, "queue");
  const product = wordsOf(language, "products");
  const status = wordsOf(language, "applications");
  const each = <K extends string>(keys: readonly K[], say: (key: K) => string) =>
    Object.fromEntries(keys.map((key) => [key, say(key)])) as Record<K, string>;
  return {
    head: each(columns, (key) => t(`head.${key}`)),
    product: each(products, (code) => product(`names.${code}`)),
    status: each(stages, (code) => status(`status.${code}`)),
    deed: each(["claim", "review", "sign", "view"], (deed) => t(`deed.${deed}`)),
    on: t("deedOn", { number: "#" }),
    pick: t("pick", { number: "#" }),
    none: wordsOf(language, "ui")("value.none"),
    tag: {
      again: { word: t("again"), tone: "line", title: t("againTitle") },
      secondLook: { word: t("secondLook"), tone: "info", title: t("secondLookTitle") },
      duplicate: { word: t("duplicate"), tone: "warn", title: t("duplicateTitle") },
      answered: { word: t("answered"), tone: "info" },
    } as const,
  };
});

export type RowWords = ReturnType<typeof rowWords>;
