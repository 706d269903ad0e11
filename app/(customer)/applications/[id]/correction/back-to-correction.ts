import { redirect } from "next/navigation";
import { uuid } from "@/lib/forms/fields";

/** Which application a section of the profile is corrected for: where the way leads back to, nothing more. */
export const ofApplication = { applicationId: uuid() };

export function backToCorrection(applicationId: string): never {
  redirect(`/applications/${applicationId}/correction?notice=application.saved`);
}
