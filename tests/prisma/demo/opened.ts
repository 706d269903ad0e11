import { expect } from "vitest";
import { thaw } from "@/lib/applications/answers";
import { readProfile } from "@/lib/customers/read-profile";
import { missingForApplication } from "@/lib/customers/rules";
import { db } from "@/lib/db";
import { fetchBytes, placeOf } from "@/lib/documents/store";
import type { Prisma } from "@/lib/generated/prisma/client";
import { documentKey, nameKey } from "@/lib/identity/rules";
import { reasonPlace } from "@/lib/queue/transfer";
import { keyedIndex } from "@/lib/vault/keyed-index";
import type { Key } from "@/lib/vault/keys";
import { open, openFile } from "@/lib/vault/seal";

const applications = {
  id: true,
  status: true,
  round: true,
  submissions: { select: { id: true, answers: true, identitySealed: true, profileVersion: true } },
  decisions: { select: { id: true, opinionSealed: true, messageSealed: true, outcome: true } },
  events: { where: { kind: "transferred" }, select: { facts: true } },
} as const;

const sealed = {
  id: true,
  mobileIndex: true,
  nameIndex: true,
  documentIndex: true,
  version: true,
  user: { select: { emailIndex: true } },
  changes: { select: { id: true, changesSealed: true, version: true } },
  documents: { select: { id: true, storageKey: true, bytes: true } },
  applications: { select: applications },
} as const;

type Customer = Prisma.CustomerGetPayload<{ select: typeof sealed }>;
type Application = Customer["applications"][number];

/** Every sealed text opens with its person's key in its own place, and says what stands beside it. */
export async function everythingOpens() {
  const customers = await db.customer.findMany({ take: 400, orderBy: { id: "desc" }, select: sealed });
  for (const customer of customers) await opens(customer);
  expect(customers.flatMap(({ documents }) => documents).length).toBeGreaterThan(20);
  expect(customers.flatMap(({ changes }) => changes).length).toBeGreaterThan(20);
}

async function opens(customer: Customer) {
  const { key, profile, email } = await readProfile(db, customer.id);
  const { name, documentType, documentNumber } = profile;
  expect(customer.user.emailIndex).toBe(keyedIndex("email", email));
  expect(customer.mobileIndex).toBe(keyedIndex("mobile", profile.mobile!));
  expect(customer.nameIndex).toBe(name && keyedIndex("name", nameKey(name)));
  const document = documentNumber && keyedIndex("document", documentKey(documentType!, documentNumber));
  expect(customer.documentIndex).toBe(document);

  for (const { id, changesSealed, version } of customer.changes) {
    expect(version).toBeLessThanOrEqual(customer.version);
    const changes = JSON.parse(open(key, { table: "ProfileChange", column: "changesSealed", row: id }, changesSealed));
    expect(changes[0]).toHaveProperty("field");
  }
  for (const { id, storageKey, bytes } of customer.documents)
    expect(openFile(key, placeOf(id), (await fetchBytes(storageKey))!)).toHaveLength(bytes);
  for (const application of customer.applications) {
    if (application.status !== "DRAFT") expect(missingForApplication(profile)).toEqual([]);
    caseOpens(key, application, { email, name, version: customer.version });
  }
}

type Told = { email: string; name: string | null; version: number };

function caseOpens(key: Key, application: Application, { version, ...told }: Told) {
  expect(application.submissions).toHaveLength(application.round);
  for (const { id, answers, identitySealed, profileVersion } of application.submissions) {
    const identity = open(key, { table: "Submission", column: "identitySealed", row: id }, identitySealed);
    expect(thaw(answers, identity)).toMatchObject(told);
    expect(profileVersion).toBeLessThanOrEqual(version);
  }
  for (const { id, opinionSealed, messageSealed, outcome } of application.decisions) {
    const text = (column: string, words: string) => open(key, { table: "Decision", column, row: id }, words);
    expect(text("opinionSealed", opinionSealed).length).toBeGreaterThanOrEqual(10);
    if (outcome === "RETURN") expect(text("messageSealed", messageSealed!)).toMatch(/。$/);
  }
  for (const { facts } of application.events) {
    const { reasonSealed } = facts as { reasonSealed: string };
    expect(open(key, reasonPlace(application.id), reasonSealed)).toMatch(/。$/);
  }
}
