import { z } from "zod";
import { reasonField } from "@/lib/approvals/schema";
import type { Language } from "@/lib/language";

export const formats = ["xlsx", "csv"] as const;

/** In which form a list is wanted, and what for. What the list shows is in its own filters. */
export const ExportSchema = z.object({ format: z.enum(formats).catch("xlsx"), reason: reasonField() });

export type Wish = z.output<typeof ExportSchema> & { language: Language };
