import "server-only";
import type { Manager } from "@/lib/auth/actor";
import { readProfile } from "@/lib/customers/read-profile";
import { completeness, profileFields } from "@/lib/customers/rules";
import { db } from "@/lib/db";
import { isUuid } from "@/lib/forms/address";
import type { Prisma } from "@/lib/generated/prisma/client";
import { ageOn } from "@/lib/identity/rules";
import { maskEmail, maskName } from "@/lib/mask";
import { findAlike } from "@/lib/reviews/find-alike";
import { type MaskedAnswers, maskAnswer, type Reach } from "@/lib/reviews/mask";

export type CustomerShown = NonNullable<Awaited<ReturnType<typeof findCustomer>>>;

/**
 * A customer with profile, applications and dates, masked; null for an id that is no customer's. Name and address
 * in full are for the manager of one of the applications.
 */
export async function findCustomer(manager: Manager, id: string) {
  if (!isUuid(id) || id === manager.id) return null;
  const found = await db.customer.findFirst({
    where: { id, user: { role: "CUSTOMER", dataKey: { isNot: null } } },
    select: shown,
  });
  if (!found) return null;
  const { user, applications, ...customer } = found;
  const [{ profile, email, updatedAt, version }, signIns] = await Promise.all([
    readProfile(db, id),
    db.signIn.count({ where: { userId: id, outcome: "SUCCEEDED" } }),
  ]);
  const alike = await findAlike(id, { ...customer, birthDate: profile.birthDate });
  const reach: Reach = applications.some(({ managerId }) => managerId === manager.id) ? "holder" : "other";
  const answers = Object.fromEntries(
    profileFields.map((field) => [field, maskAnswer(field, profile[field], reach)]),
  ) as MaskedAnswers;
  return {
    id,
    number: customer.number,
    verifiedAt: customer.verifiedAt,
    name: profile.name && (reach === "holder" ? profile.name : maskName(profile.name)),
    email: maskEmail(email),
    status: user.status,
    registeredAt: user.createdAt,
    lastSignInAt: user.lastSignInAt,
    signIns,
    reach,
    profile: {
      answers,
      age: profile.birthDate ? ageOn(profile.birthDate, updatedAt) : null,
      sentAt: updatedAt,
      version,
      completeness: completeness(profile),
    },
    applications,
    manager: applications.find(({ manager }) => manager)?.manager ?? null,
    alike,
  };
}

const shown = {
  number: true,
  verifiedAt: true,
  documentIndex: true,
  mobileIndex: true,
  nameIndex: true,
  user: { select: { status: true, createdAt: true, lastSignInAt: true } },
  applications: {
    where: { status: { not: "DRAFT" } },
    orderBy: [{ submittedAt: "desc" }, { id: "desc" }],
    take: 50,
    select: {
      id: true,
      number: true,
      productCode: true,
      requestedLimit: true,
      grantedLimit: true,
      status: true,
      submittedAt: true,
      dueAt: true,
      decidedAt: true,
      managerId: true,
      manager: { select: { staffName: true, staffNumber: true, branch: true } },
    },
  },
} as const satisfies Prisma.CustomerSelect;
