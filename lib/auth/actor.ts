import type { Right } from "@/lib/auth/rights";
import type { Role } from "@/lib/generated/prisma/enums";
import type { Language } from "@/lib/language";

export type { Role };

/** Where a request came from, as far as it is kept: never more than logs and sign-in history need. */
export type Origin = { address: string; device: string; requestId: string };

/** A person who is signed in, loaded from the database once for each request. */
export type Actor<R extends Role = Role> = Origin & {
  id: string;
  role: R;
  /** Staff: the name customers see. Customers: their own name, empty until the profile has one. */
  name: string;
  language: Language;
  sessionId: string;
  signedInAt: Date;
  previousSignInAt: Date | null;
  registeredAt: Date;
  staffNumber: string | null;
  branch: string | null;
  /** Highest limit, in cents, that this person may grant alone; 0 for everybody but managers. */
  limitAuthority: bigint;
  /** What this person may do beyond being in the room of the role; empty for customers. */
  rights: ReadonlySet<Right>;
  /** The second factor, or the password where there is none, was given within the last five minutes. */
  fresh: boolean;
};

export type Customer = Actor<"CUSTOMER">;
export type Manager = Actor<"MANAGER">;
export type Admin = Actor<"ADMIN">;

/** Somebody who is not signed in. `browser` is the token of a browser that somebody signed in with before. */
export type Visitor = Origin & { language: Language; browser: string | null };
