import "server-only";
import { fileTypeFromBuffer } from "file-type";
import { cleanImage } from "@/lib/documents/clean-image";
import { inspectPdf } from "@/lib/documents/inspect-pdf";
import { maxFileBytes } from "@/lib/documents/rules";
import { refuseMalware } from "@/lib/documents/scan";
import { Refusal } from "@/lib/refusal";

export type AcceptedFile = { mime: "image/jpeg" | "application/pdf"; bytes: Buffer; pages: number | null };

/** Turns sent bytes into what the bank keeps, or refuses them. The name and the declared kind of the file play no part. */
export async function acceptFile(bytes: Buffer): Promise<AcceptedFile> {
  if (bytes.length === 0) throw new Refusal("document.empty");
  if (bytes.length > maxFileBytes) throw new Refusal("document.tooLarge");

  const kind = await fileTypeFromBuffer(bytes).catch(() => undefined);
  switch (kind?.mime) {
    case "image/jpeg":
    case "image/png":
    case "image/webp":
      await refuseMalware(bytes);
      return { mime: "image/jpeg", bytes: await cleanImage(bytes), pages: null };
    case "application/pdf":
      await refuseMalware(bytes);
      return { mime: "application/pdf", bytes, pages: (await inspectPdf(bytes)).pages };
    default:
      throw new Refusal("document.wrongKind", { values: { found: kind?.ext.toUpperCase() ?? "none" } });
  }
}
