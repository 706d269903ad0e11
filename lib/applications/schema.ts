import { z } from "zod";
import { isRejectionReason, type RejectionReason } from "@/lib/applications/reasons";
import { sections } from "@/lib/customers/rules";
import { choice, fault, lines, optional, ticked, uuid, version, yuan } from "@/lib/forms/fields";
import { DocumentKind } from "@/lib/generated/prisma/enums";
import { mostAtOnce } from "@/lib/queue/rules";

/** The most that any card can be granted, in cents: 10 million yuan. The product's own bounds come on top. */
const mostLimit = 1_000_000_000n;

const productCode = (code: string) => z.string(code).regex(/^[A-Z][A-Z_]{1,29}$/, code);

const requestedLimit = yuan({
  required: "requestedLimit.required",
  max: mostLimit,
  tooHigh: "requestedLimit.tooHigh",
  min: 1n,
  tooLow: "requestedLimit.tooLow",
  whole: "requestedLimit.whole",
});

const limit = yuan({
  required: "limit.required",
  max: mostLimit,
  tooHigh: "limit.tooHigh",
  min: 1n,
  tooLow: "limit.tooLow",
  whole: "limit.whole",
});

/** First page of an application: which card, and how much is hoped for. */
export const ProductChoiceSchema = z.object({
  productCode: productCode("productCode.required"),
  requestedLimit,
  version: version(),
});

/** Sends what the check page showed: both versions are those it was made from. */
export const SubmitSchema = z.object({
  applicationId: uuid(),
  version: version(),
  profileVersion: version(),
  declaration: ticked("declaration.required"),
});

/** Sends an answered correction. */
export const AnswerSchema = SubmitSchema;

const onApplication = { applicationId: uuid(), version: version() };

/** The limit of an application that was sent back because of it. */
export const LimitCorrectionSchema = z.object({ ...onApplication, requestedLimit });

export const WithdrawSchema = z.object(onApplication);
export const DiscardSchema = z.object({ applicationId: uuid() });
export const ReapplySchema = z.object({ applicationId: uuid() });
export const SecondLookSchema = z.object({ applicationId: uuid() });
export const UploadSchema = z.object({ applicationId: uuid(), kind: choice(DocumentKind, "documentKind.required") });
export const RemoveDocumentSchema = z.object({ documentId: uuid() });

/** Who has a case in hand is settled when it is written, not by what the page showed: no version. */
export const ClaimSchema = z.object({ applicationId: uuid() });
export const ReleaseSchema = ClaimSchema;

const reason = lines({
  max: 500,
  min: 4,
  required: "reason.required",
  tooShort: "reason.tooShort",
  tooLong: "reason.tooLong",
});

export const TransferSchema = z.object({ applicationId: uuid(), toId: uuid("toId.required"), reason });

/** The same id twice counts once. */
const applicationIds = z
  .array(uuid(), "applicationIds.required")
  .min(1, "applicationIds.required")
  .max(mostAtOnce, "applicationIds.tooMany")
  .transform((ids) => [...new Set(ids)]);

export const BulkClaimSchema = z.object({ applicationIds });
export const BulkReleaseSchema = z.object({ applicationIds });
export const BulkTransferSchema = z.object({ applicationIds, toId: uuid("toId.required"), reason });

const opinion = lines({
  max: 2_000,
  min: 10,
  required: "opinion.required",
  tooShort: "opinion.tooShort",
  tooLong: "opinion.tooLong",
});

/** Everything a customer can be asked to correct, by the names of the form fields. */
export const correctableFields = ["requestedLimit", ...Object.values(sections).flat()] as const;
export type CorrectableField = (typeof correctableFields)[number];

/** Some of a list that the page offered: empty choices fall away, the same twice counts once. */
const someOf = <T extends string>(isOne: (code: string) => code is T, code: string) =>
  z
    .array(z.string(code), code)
    .max(100, code)
    .transform((sent) => [...new Set(sent.filter(Boolean))])
    .pipe(z.array(z.custom<T>((one) => isOne(one as string), code)));

const isCorrectable = (name: string): name is CorrectableField => correctableFields.includes(name as CorrectableField);
const isDocumentKind = (name: string): name is DocumentKind => Object.hasOwn(DocumentKind, name);

/** The first judgement. What does not belong to the outcome is dropped. */
export const DecisionSchema = z
  .object({
    ...onApplication,
    outcome: choice(["APPROVE", "REJECT", "RETURN"], "outcome.required"),
    limit: optional(limit),
    reasons: someOf<RejectionReason>(isRejectionReason, "reasons.unknown"),
    fieldsAsked: someOf(isCorrectable, "fieldsAsked.unknown"),
    documentsAsked: someOf(isDocumentKind, "documentsAsked.unknown"),
    message: optional(
      lines({
        max: 1_000,
        min: 4,
        required: "message.required",
        tooShort: "message.tooShort",
        tooLong: "message.tooLong",
      }),
    ),
    opinion,
  })
  .refine((said) => said.outcome !== "APPROVE" || said.limit !== null, fault("limit", "limit.required", "outcome"))
  .refine(
    (said) => said.outcome !== "REJECT" || said.reasons.length > 0,
    fault("reasons", "reasons.required", "outcome"),
  )
  .refine(
    (said) => said.outcome !== "REJECT" || said.reasons.length <= 4,
    fault("reasons", "reasons.tooMany", "outcome"),
  )
  .refine(
    (said) => said.outcome !== "RETURN" || said.fieldsAsked.length + said.documentsAsked.length > 0,
    fault("fieldsAsked", "fieldsAsked.required", "outcome", "documentsAsked"),
  )
  .refine((said) => said.outcome !== "RETURN" || said.message !== null, fault("message", "message.required", "outcome"))
  .overwrite((said) => ({
    ...said,
    limit: said.outcome === "APPROVE" ? said.limit : null,
    reasons: said.outcome === "REJECT" ? said.reasons : [],
    ...(said.outcome === "RETURN" ? {} : { fieldsAsked: [], documentsAsked: [], message: null }),
  }));

/** The second signature. */
export const SecondSignatureSchema = z.object({
  ...onApplication,
  outcome: choice(["APPROVE", "SEND_BACK"], "secondOutcome.required"),
  opinion,
});

export type ProductChoice = z.output<typeof ProductChoiceSchema>;
export type Submitting = z.output<typeof SubmitSchema>;
export type Upload = z.output<typeof UploadSchema>;
export type RemoveDocument = z.output<typeof RemoveDocumentSchema>;
export type SecondLook = z.output<typeof SecondLookSchema>;
export type Decision = z.output<typeof DecisionSchema>;
export type SecondSignature = z.output<typeof SecondSignatureSchema>;
