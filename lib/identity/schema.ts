import { z } from "zod";
import { choice, day, fault, optional, personName, text, version } from "@/lib/forms/fields";
import { DocumentType, Sex } from "@/lib/generated/prisma/enums";
import { residentId } from "@/lib/identity/resident-id";
import { documentFault, documentNumber } from "@/lib/identity/rules";

/** May be left empty by the holder of a resident ID: the number says it, and the answer is filled in from there. */
const saidByNumber = <T>(field: z.ZodType<T, string>) => optional(field) as z.ZodType<T, string | null | undefined>;

type Said = { documentType: DocumentType; documentNumber: string };

export const IdentitySchema = z
  .object({
    name: personName(),
    documentType: choice(DocumentType, "documentType.required"),
    documentNumber: text({
      max: 40,
      required: "documentNumber.required",
      tooLong: "documentNumber.tooLong",
    }).transform(documentNumber),
    birthDate: saidByNumber(day({ required: "birthDate.required", notAfterToday: "birthDate.future" })),
    sex: saidByNumber(choice(Sex, "sex.required")),
    version: version(),
  })
  .refine(
    (said) => faultOf(said) === null,
    fault("documentNumber", ({ input }) => faultOf(input as Said), "documentType"),
  )
  .refine(
    (said) => said.documentType === "RESIDENT_ID" || Boolean(said.birthDate),
    fault("birthDate", "birthDate.required", "documentType"),
  )
  .refine(
    (said) => said.documentType === "RESIDENT_ID" || Boolean(said.sex),
    fault("sex", "sex.required", "documentType"),
  )
  .refine(
    (said) => !said.birthDate || said.birthDate === (byNumber(said)?.birthDate ?? said.birthDate),
    fault("birthDate", "birthDate.differs", "documentType", "documentNumber"),
  )
  .refine(
    (said) => !said.sex || said.sex === (byNumber(said)?.sex ?? said.sex),
    fault("sex", "sex.differs", "documentType", "documentNumber"),
  )
  .overwrite((said) => ({
    ...said,
    birthDate: byNumber(said)?.birthDate ?? said.birthDate,
    sex: byNumber(said)?.sex ?? said.sex,
  }));

const faultOf = (said: Said) => documentFault(said.documentType, said.documentNumber);

function byNumber({ documentType, documentNumber }: Said) {
  const read = documentType === "RESIDENT_ID" ? residentId(documentNumber) : null;
  return read && typeof read !== "string" ? read : null;
}
