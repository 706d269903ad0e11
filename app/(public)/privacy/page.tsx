import { LegalText } from "@/app/_ui/legal-text";
import { consentTexts } from "@/lib/consents";

export default function PrivacyPage() {
  return <LegalText text="privacy" version={consentTexts.PRIVACY} />;
}
