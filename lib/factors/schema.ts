import { z } from "zod";
import { knownPassword, returnPath } from "@/lib/auth/schema";
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
