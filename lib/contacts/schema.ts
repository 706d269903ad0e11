import { z } from "zod";
import { email } from "@/lib/forms/fields";
import { secret } from "@/lib/forms/schema";

export const EmailChangeSchema = z.object({ email: email() });
export type EmailChange = z.output<typeof EmailChangeSchema>;

/** What the links of the letters about a change carry. */
export const ContactLinkSchema = z.object({
  token: secret(z.string("link.broken").regex(/^[\w-]{43}$/, "link.broken")),
});
export type ContactLink = z.output<typeof ContactLinkSchema>;
