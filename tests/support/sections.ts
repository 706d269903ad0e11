import type { Customer } from "@/lib/auth/actor";
import { sectionSchemas } from "@/lib/customers/schema";
import { db } from "@/lib/db";
import { aResidentId } from "@/tests/support/make";

type Typed = Record<string, string>;

/** What each form hands on when it was filled in with ordinary answers and these. */
export function income(typed: Typed) {
  return sectionSchemas.income.parse({ monthlyIncome: "12000", incomeSource: "SALARY", version: "1", ...typed });
}

export function identity(typed: Typed) {
  const number = aResidentId();
  const answers = { name: "周雨桐", documentType: "RESIDENT_ID", documentNumber: number, version: "1", ...typed };
  return sectionSchemas.identity.parse(answers);
}

export function employment(typed: Typed) {
  const answers = { employmentKind: "EMPLOYED", employer: "西湖软件", employerKind: "PRIVATE", occupation: "SOFTWARE" };
  return sectionSchemas.employment.parse({ ...answers, jobSince: "2020-07", version: "3", ...typed });
}

/** The customer as stored. */
export const row = (customer: Customer) => db.customer.findUniqueOrThrow({ where: { id: customer.id } });

/** What the customer did. */
export const logOf = (customer: Customer) =>
  db.operationLogEntry.findMany({
    where: { actorId: customer.id },
    orderBy: { at: "asc" },
    select: { action: true, subjectId: true, detail: true },
  });
