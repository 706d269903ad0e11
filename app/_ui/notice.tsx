import { useTranslations } from "next-intl";
import type { ReactNode } from "react";

const tones = {
  info: "border-info bg-info-soft",
  ok: "border-success bg-success-soft",
  warn: "border-warning bg-warning-soft",
  bad: "border-danger bg-danger-soft",
};
export type Tone = keyof typeof tones;

type Words = { (code: string): string; has(code: string): boolean };

/** `<Notice code={(await searchParams).notice} tone?>`: what has just happened. The code's words are in messages `notices`; an unknown code says nothing. */
export function Notice({ code, tone = "ok" }: { code: string | string[] | undefined; tone?: Tone }) {
  return typeof code === "string" && /^[a-zA-Z.]+$/.test(code) ? <Told code={code} tone={tone} /> : null;
}

function Told({ code, tone }: { code: string; tone: Tone }) {
  const words = useTranslations("notices") as unknown as Words;
  if (!words.has(code)) return null;
  return (
    <div role="status" className={`mb-6 ${box} ${tones[tone]}`}>
      {words(code)}
    </div>
  );
}

const box = "rounded-r-control border-l-4 px-4 py-3 [.staff_&]:px-3 [.staff_&]:py-2";

/** `<Callout tone? title?>`: a matter that stays on the page. */
export function Callout({ tone = "info", title, children }: { tone?: Tone; title?: string; children: ReactNode }) {
  return (
    <div className={`${box} ${tones[tone]}`}>
      {title && <p className="font-semibold">{title}</p>}
      {children}
    </div>
  );
}
