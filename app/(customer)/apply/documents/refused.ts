import { getTranslations } from "next-intl/server";
import { documentKinds } from "@/lib/documents/rules";
import type { DocumentKind } from "@/lib/generated/prisma/enums";

type Query = Record<string, string | string[] | undefined>;
type Words = { (code: string, values?: Record<string, string>): string; has(code: string): boolean };

/** Why the last file was not taken, as the upload wrote it into the address; null when it was, or when the address says nothing we know. */
export async function refusedUpload(query: Query): Promise<{ kind: DocumentKind | null; message: string } | null> {
  const words = (await getTranslations("refusals")) as unknown as Words;
  const { refused, found, most, kind } = query;
  if (typeof refused !== "string" || !/^[a-zA-Z.]{1,40}$/.test(refused) || !words.has(refused)) return null;
  const values = {
    found: typeof found === "string" && /^[A-Z0-9]{2,5}$/.test(found) ? found : "none",
    most: typeof most === "string" && /^\d{1,2}$/.test(most) ? most : "",
  };
  return { kind: documentKinds.find((known) => known === kind) ?? null, message: words(refused, values) };
}
