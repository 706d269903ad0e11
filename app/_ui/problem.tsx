"use client";

import { type ReactNode, useSyncExternalStore } from "react";
import en from "@/lib/messages/en/problems.json" with { type: "json" };
import zhCN from "@/lib/messages/zh-CN/problems.json" with { type: "json" };

const never = () => () => {};

/** Both languages come along: what failed may be the reading of them. */
function useWords() {
  const english = useSyncExternalStore(
    never,
    () => document.documentElement.lang === "en",
    () => false,
  );
  return english ? en : zhCN;
}

/** What a person sees of a fault: what happened, what to do, and the number under which our log keeps it. */
export function Problem({ number, again }: { number: string | undefined; again: () => void }) {
  const words = useWords();
  return (
    <Said title={words.title} text={words.text}>
      {number && (
        <p className="mt-4">
          {words.number} <b className="code text-[1.25rem]">{number}</b>
        </p>
      )}
      <div className="mt-8 flex flex-wrap items-center gap-x-6 gap-y-3">
        <button type="button" className="action action-main" onClick={again}>
          {words.again}
        </button>
        <Help />
      </div>
    </Said>
  );
}

/** The page that is not there, within the frame of those that are. It goes out with each of them, so it is drawn in the browser. */
export function Missing() {
  const { missing } = useWords();
  return (
    <Said title={missing.title} text={missing.text}>
      <div className="mt-8 flex flex-wrap items-center gap-x-6 gap-y-3">
        <a href="/" className="action action-main">
          {missing.home}
        </a>
        <Help />
      </div>
    </Said>
  );
}

function Said({ title, text, children }: { title: string; text: string; children: ReactNode }) {
  const words = useWords();
  return (
    <div className="mx-auto max-w-[1200px] px-5 py-10 sm:px-12">
      <title>{`${title} - ${words.site}`}</title>
      <h1 className="rule-double max-w-[720px]">{title}</h1>
      <p className="mt-6">{text}</p>
      {children}
    </div>
  );
}

function Help() {
  return (
    <a href="/help" className="action action-plain">
      {useWords().help}
    </a>
  );
}
