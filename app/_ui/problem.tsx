"use client";

import { useSyncExternalStore } from "react";
import en from "@/lib/messages/en/problems.json" with { type: "json" };
import zhCN from "@/lib/messages/zh-CN/problems.json" with { type: "json" };

const never = () => () => {};

/** What a person sees of a fault: what happened, what to do, and the number under which our log keeps it. */
export function Problem({ number, again }: { number: string | undefined; again: () => void }) {
  const english = useSyncExternalStore(
    never,
    () => document.documentElement.lang === "en",
    () => false,
  );
  const words = english ? en : zhCN;
  return (
    <div className="mx-auto max-w-[1200px] px-5 py-10 sm:px-12">
      <title>{`${words.title} - ${words.site}`}</title>
      <h1 className="rule-double max-w-[720px]">{words.title}</h1>
      <p className="mt-6">{words.text}</p>
      {number && (
        <p className="mt-4">
          {words.number} <b className="code text-[1.25rem]">{number}</b>
        </p>
      )}
      <div className="mt-8 flex flex-wrap items-center gap-x-6 gap-y-3">
        <button type="button" className="action action-main" onClick={again}>
          {words.again}
        </button>
        <a href="/help" className="action action-plain">
          {words.help}
        </a>
      </div>
    </div>
  );
}
