import type { Language } from "@/lib/language";
import type { Messages } from "@/lib/messages";

declare module "next-intl" {
  interface AppConfig {
    Locale: Language;
    Messages: Messages;
  }
}

declare module "*.css";
