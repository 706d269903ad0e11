import { LegalText } from "@/app/_ui/legal-text";
import { consentTexts } from "@/lib/consents";

export default function TermsPage() {
  return <LegalText text="terms" version={consentTexts.TERMS} />;
}
