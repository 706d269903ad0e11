import "server-only";
import type { Readable } from "node:stream";
import { getLocale } from "next-intl/server";
import { fileAnswer } from "@/lib/csv";
import { ExportSchema, type Wish } from "@/lib/exports/schema";
import { sentFields } from "@/lib/forms/sent-fields";

type Asked = {
  /** The page that asks for form and reason. */
  page: string;
  list: string;
  file: (filters: Record<string, string>, wish: Wish) => Promise<Readable>;
};

/** The answer of an export's route: the file, or the page that asks again because no reason was given. */
export async function answerExport(request: Request, { page, list, file }: Asked): Promise<Response> {
  const sent = await sentFields(request);
  if (!sent) return new Response(null, { status: 400 });
  const { format: _format, reason: _reason, ...filters } = sent;
  const wish = ExportSchema.safeParse(sent);
  if (wish.success) {
    const made = await file(filters, { ...wish.data, language: await getLocale() });
    return fileAnswer(made, list, wish.data.format);
  }
  const again = new URLSearchParams({ ...filters, list, fault: wish.error.issues[0]!.message });
  return new Response(null, { status: 303, headers: { location: `${page}?${again}`, "cache-control": "no-store" } });
}
