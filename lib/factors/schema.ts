import type { AuthenticationResponseJSON, RegistrationResponseJSON } from "@simplewebauthn/server";
import { z } from "zod";
import { knownPassword, returnPath } from "@/lib/auth/schema";
import { optional, text, uuid } from "@/lib/forms/fields";
import { secret } from "@/lib/forms/schema";
import { tidyCode } from "@/lib/forms/tidy";

/** Six figures from an authenticator app, or a recovery code, however it was spaced. */
export const code = secret(
  z
    .string("code.required")
    .max(100, "code.wrong")
    .transform(tidyCode)
    .pipe(z.string().min(1, { error: "code.required", abort: true }).max(40, "code.wrong")),
);

/** Shows a factor again before something that matters. */
export const ShowCodeSchema = z.object({ code, next: returnPath });
export const ShowPasswordSchema = z.object({ password: knownPassword, next: returnPath });

/** The first code of a new app. */
export const FirstCodeSchema = z.object({ code });

/** What a browser gives back for a passkey, as text. Its parts are checked with the signature. */
const answerOf = <T>(part: string) =>
  secret(
    z
      .string("passkey.broken")
      .max(20_000, "passkey.broken")
      .transform((sent, ctx): T => {
        const answer = AnswerShape.safeParse(readJson(sent));
        if (answer.success && typeof answer.data.response[part] === "string") return answer.data as T;
        ctx.addIssue("passkey.broken");
        return z.NEVER;
      }),
  );

const AnswerShape = z.object({
  id: z.string().max(2_000),
  rawId: z.string().max(2_000),
  type: z.literal("public-key"),
  response: z.record(z.string(), z.unknown()),
  clientExtensionResults: z.record(z.string(), z.unknown()),
});

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

const passkeyName = text({ required: "passkeyName.required", max: 40, tooLong: "passkeyName.tooLong" });

export const NewPasskeySchema = z.object({
  name: optional(passkeyName),
  response: answerOf<RegistrationResponseJSON>("attestationObject"),
});
export type NewPasskey = z.output<typeof NewPasskeySchema>;

export const ShownPasskeySchema = z.object({
  response: answerOf<AuthenticationResponseJSON>("signature"),
  next: returnPath,
});
export type ShownPasskey = Pick<z.output<typeof ShownPasskeySchema>, "response">;

export const PasskeyNameSchema = z.object({ id: uuid(), name: passkeyName });
export type PasskeyName = z.output<typeof PasskeyNameSchema>;

export const PasskeyIdSchema = z.object({ id: uuid() });
