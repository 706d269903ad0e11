import { isOpen, requiredDocuments } from "@/lib/applications/rules";
import type { DocumentKind } from "@/lib/generated/prisma/enums";
import { uuidAt } from "./ids";
import type { Journal } from "./journal";
import type { Person } from "./person";
import type { Random } from "./random";

/** An uploaded file; its bytes are one of the samples. */
export type MadeDocument = { id: string; applicationId: string; kind: DocumentKind; uploadedAt: number };

/** The papers of applications that somebody will open: those not decided yet. */
export function documentsOf(random: Random, person: Person, applications: Journal[]): MadeDocument[] {
  return applications.filter(({ status }) => isOpen(status)).flatMap((journal) => papersOf(random, person, journal));
}

/** What must be there to apply, and what was sent afterwards when asked for. */
export function papersOf(random: Random, { identity }: Person, journal: Journal): MadeDocument[] {
  const { documentType } = identity;
  const needed = requiredDocuments({ documentType, employmentKind: journal.answers.employmentKind });
  const paper = (kind: DocumentKind, at: number) => ({
    id: uuidAt(random, at),
    applicationId: journal.id,
    kind,
    uploadedAt: at,
  });
  const sentLater = journal.steps.flatMap((step, index) => {
    const asked = journal.steps[index - 1];
    return step.kind === "answered" && asked?.kind === "returned"
      ? asked.documents.map((kind) => paper(kind, step.at - 240_000))
      : [];
  });
  const before = journal.submittedAt - 360_000;
  return [...needed.map((kind, place) => paper(kind, before + place * 60_000)), ...sentLater];
}
