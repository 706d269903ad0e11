import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import type { Customer, Manager } from "@/lib/auth/actor";
import { db } from "@/lib/db";
import { env } from "@/lib/env";
import { aDraft, aStranger } from "@/tests/support/make";

/** A customer whose draft collects documents. */
export async function collecting() {
  const customer = await aStranger();
  const { id: applicationId } = await aDraft(customer);
  return { customer, applicationId };
}

/** What sending an application with these documents leaves, as far as documents go. */
export async function send(applicationId: string, documentIds: string[]) {
  const rest = { profileVersion: 1, declaration: "", answers: {}, identitySealed: "" };
  await db.submission.create({ data: { applicationId, round: 2, documentIds, ...rest }, select: { id: true } });
}

/** Puts the case into a manager's hands. */
export const giveTo = ({ id: managerId }: Manager, id: string) =>
  db.application.update({ where: { id }, data: { managerId }, select: { id: true } });

/** The files in which the customer's documents lie sealed. */
export function storedFor(customer: Customer): string[] {
  const folder = join(env.DOCUMENTS_DIR, customer.id);
  return existsSync(folder) ? readdirSync(folder).map((file) => join(folder, file)) : [];
}

/** What the operation log says about a customer. */
export function logOf(customer: Customer) {
  return db.operationLogEntry.findMany({
    where: { subjectId: customer.id },
    orderBy: { at: "asc" },
    select: { action: true, objectId: true, subjectId: true, detail: true },
  });
}

/** The documents that stand with an application now. */
export const documentsOf = (applicationId: string) =>
  db.document.findMany({ where: { applicationId, removedAt: null }, orderBy: { uploadedAt: "asc" } });
