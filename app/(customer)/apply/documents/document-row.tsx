import { getLocale, getTranslations } from "next-intl/server";
import { Form, Hidden } from "@/app/_ui/form";
import { Icon } from "@/app/_ui/icon";
import { Submit } from "@/app/_ui/submit";
import { remove } from "@/app/(customer)/apply/documents/actions";
import type { DocumentShown } from "@/lib/documents/queries";
import type { Language } from "@/lib/language";
import { formatDateTime } from "@/lib/time";

type Props = {
  document: DocumentShown;
  kind: string;
  /** It went with what was sent before, and a new one is asked for; or it was taken over from there. */
  past: "sent" | "cameAlong" | null;
};

/** One uploaded document: its picture, what it is, a look at it, and its removal. */
export async function DocumentRow({ document, kind, past }: Props) {
  const t = await getTranslations("documents");
  const language = (await getLocale()) as Language;
  const isPdf = document.mime === "application/pdf";
  const size = sizeWords(document.bytes);
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-2 border-b border-line py-3">
      <a href={`/documents/${document.id}`} className="flex min-w-0 flex-1 basis-64 items-center gap-4 no-underline">
        {isPdf ? (
          <span className="grid h-14 w-20 flex-none place-items-center rounded-small border border-line bg-sunken text-muted">
            <Icon name="paper" />
          </span>
        ) : (
          // biome-ignore lint/performance/noImgElement: a sealed picture, opened for its owner alone
          <img
            src={`/documents/${document.id}?size=small`}
            alt={t("picture", { kind })}
            className="h-14 w-20 flex-none rounded-small border border-line object-cover"
          />
        )}
        <span className="min-w-0">
          <span className="block underline underline-offset-3">
            {isPdf ? t("pdf", { pages: document.pages ?? 0 }) : t("image")}
            <span className="sr-only">{t("whose", { kind })}</span>
          </span>
          <span className="block text-small text-muted tabular-nums">
            {t(words[past ?? "now"], { size, time: formatDateTime(document.uploadedAt, language) })}
          </span>
        </span>
      </a>
      <Form action={remove} id={document.id} bare>
        <Hidden name="documentId" value={document.id} />
        <Submit tone="plain">
          {t("remove")}
          <span className="sr-only">{t("whose", { kind })}</span>
        </Submit>
      </Form>
    </li>
  );
}

const words = { now: "size", sent: "sizeSent", cameAlong: "sizeCameAlong" } as const;

const sizeWords = (bytes: number) =>
  bytes < 104_858 ? `${Math.ceil(bytes / 1_024)} KB` : `${(bytes / 1_048_576).toFixed(1)} MB`;
