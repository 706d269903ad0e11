import "server-only";
import { type Answers, changedAnswers, thaw } from "@/lib/applications/answers";
import type { Customer } from "@/lib/auth/actor";
import { ownRows } from "@/lib/db";
import { isUuid } from "@/lib/forms/address";
import { maskMobile, maskToLast4 } from "@/lib/mask";
import type { Key } from "@/lib/vault/keys";
import { personKey } from "@/lib/vault/person";
import { open } from "@/lib/vault/seal";

const stored = {
  id: true,
  round: true,
  submittedAt: true,
  declaration: true,
  answers: true,
  identitySealed: true,
  documentIds: true,
} as const;

export type SentRecord = NonNullable<Awaited<ReturnType<typeof findRecord>>>;

/** What the customer has sent with one application: the last round in full, with what each round changed. Numbers are masked. */
export async function findRecord(customer: Customer, applicationId: string) {
  if (!isUuid(applicationId)) return null;
  const found = await ownRows(customer).application.findFirst({
    where: { id: applicationId, customerId: customer.id, status: { not: "DRAFT" } },
    select: {
      id: true,
      number: true,
      productCode: true,
      submissions: { orderBy: { round: "asc" }, select: stored },
      documents: { orderBy: { uploadedAt: "asc" }, select: { id: true, kind: true, pages: true, bytes: true } },
    },
  });
  if (!found) return null;
  const key = await personKey(ownRows(customer), customer.id);
  const { submissions, documents, ...application } = found;
  const rounds = submissions.map(({ round, submittedAt, declaration, ...sent }) => ({
    round,
    submittedAt,
    declaration,
    documents: documents.filter(({ id }) => sent.documentIds.includes(id)),
    answers: openedAnswers(key, sent),
  }));
  return {
    ...application,
    rounds: rounds.map(({ answers, ...round }, index) => ({
      ...round,
      answers: masked(answers),
      changes: index === 0 ? [] : changedAnswers(rounds[index - 1]!.answers, answers).map(({ field }) => field),
    })),
  };
}

/** The last answers of one of the customer's own applications, to compare a new one with; null where there are none. */
export async function findLastAnswers(customer: Customer, applicationId: string) {
  const sent = await ownRows(customer).submission.findFirst({
    where: { applicationId, application: { customerId: customer.id } },
    orderBy: { round: "desc" },
    select: { ...stored, application: { select: { number: true } } },
  });
  if (!sent) return null;
  const answers = openedAnswers(await personKey(ownRows(customer), customer.id), sent);
  return { number: sent.application.number ?? "", answers };
}

function openedAnswers(
  key: Key,
  { id, answers, identitySealed }: { id: string; answers: unknown; identitySealed: string },
) {
  return thaw(answers, open(key, { table: "Submission", column: "identitySealed", row: id }, identitySealed));
}

function masked(answers: Answers): Answers {
  const { documentNumber, mobile } = answers;
  return {
    ...answers,
    documentNumber: documentNumber && maskToLast4(documentNumber),
    mobile: mobile && maskMobile(mobile),
  };
}
