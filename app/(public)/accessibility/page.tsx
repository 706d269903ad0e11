import { LegalText } from "@/app/_ui/legal-text";

export default function AccessibilityPage() {
  return <LegalText text="accessibility" />;
}
