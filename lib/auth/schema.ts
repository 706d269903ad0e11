import { z } from "zod";
import { longestPassword, passwordFault, shortestPassword, shortestWithFactor } from "@/lib/auth/password-rules";
import { email, fault, mobile, ticked } from "@/lib/forms/fields";
import { secret } from "@/lib/forms/schema";

/** A new password: checked as typed and handed on as typed. */
const newPassword = (shortest = shortestPassword) =>
  secret(
    z
      .string("password.required")
      .min(1, { error: "password.required", abort: true })
      .max(1_000, { error: "password.tooLong", abort: true })
      .refine((typed) => passwordFault(typed, { shortest }) === null, {
        error: ({ input }) => passwordFault(input as string, { shortest }),
      }),
  );

/** The password of somebody who has one: no rule but that there is something to check. */
export const knownPassword = secret(
  z
    .string("password.required")
    .min(1, { error: "password.required", abort: true })
    .refine((typed) => typed.length <= 2 * longestPassword, "password.tooLong"),
);

/** Where to go afterwards: a path of this site, or null for anything else. */
export const returnPath = z
  .unknown()
  .optional()
  .transform((sent): string | null => {
    const path = typeof sent === "string" && sent.length <= 500 ? sent : "";
    return /^\/(?![/\\])[\w\-./?=&%~[\]]*$/.test(path) && !path.includes("..") ? path : null;
  });

export const RegistrationSchema = z
  .object({
    email: email(),
    mobile: mobile(),
    password: newPassword(),
    consent: ticked("consent.required"),
  })
  .refine(
    ({ password, ...own }) => passwordFault(password, own) !== "password.ownData",
    fault("password", "password.ownData", "email", "mobile"),
  );

export const SignInSchema = z.object({ email: email(), password: knownPassword, next: returnPath });

/** Staff choose a password by the link they were sent. The command checks it against their own address, too. */
export const ActivationSchema = z.object({
  token: secret(z.string("link.broken").regex(/^[\w-]{43}$/, "link.broken")),
  password: newPassword(),
});

/** Whoever forgot the password names the address. */
export const ForgottenSchema = z.object({ email: email() });

/** The command asks for more of people without a second factor, and that it is none of their own data. */
export const NewPasswordSchema = z.object({
  token: secret(z.string("link.broken").regex(/^[\w-]{43}$/, "link.broken")),
  password: newPassword(shortestWithFactor),
});

export const PasswordChangeSchema = z.object({ current: knownPassword, password: newPassword(shortestWithFactor) });

export const ConfirmEmailSchema = z.object({
  token: secret(z.string("link.broken").regex(/^[\w-]{43}$/, "link.broken")),
});

export type Registration = z.output<typeof RegistrationSchema>;
export type SignIn = z.output<typeof SignInSchema>;
export type Activation = z.output<typeof ActivationSchema>;
export type Forgotten = z.output<typeof ForgottenSchema>;
export type NewPassword = z.output<typeof NewPasswordSchema>;
export type PasswordChange = z.output<typeof PasswordChangeSchema>;
