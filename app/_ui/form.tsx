import { getLocale } from "next-intl/server";
import type { ReactNode } from "react";
import type { FormValues } from "@/app/_ui/form-context";
import { StatefulForm } from "@/app/_ui/form-state";
import { Notice } from "@/app/_ui/notice";
import { currentActor } from "@/lib/auth/session";
import type { FormAction } from "@/lib/forms/state";
import { unsentOf } from "@/lib/forms/unsent";
import type { Language } from "@/lib/language";
import { keptWords, wordsOf } from "@/lib/messages/kept";

const formWords = keptWords((language) => {
  const t = wordsOf(language, "ui");
  return {
    errorWord: t("form.errorWord"),
    summaryOne: t("form.summaryOne"),
    summaryMany: t("form.summaryMany"),
  };
});

type Props = {
  action: FormAction;
  /** Answers to begin with, by field name. */
  values?: FormValues;
  /** The page head: stands below the error summary and above the first field. */
  head?: ReactNode;
  /** Needed where a page has several forms: keeps their ids apart. */
  id?: string;
  /** Leaves the fields' arrangement to the children. */
  bare?: boolean;
  children: ReactNode;
};

/**
 * `<Form action values? head? id? bare?>`: a form over a server action made by `actionFor` or `publicAction`.
 * Shows the error summary first, keeps every answer, works without JavaScript. Put `Field`, `Choice`, `Select` … inside.
 * It carries along whose page it stands on: a tab of somebody who signed out writes nothing for the next one.
 */
export async function Form({ action, values = {}, head = null, id, bare = false, children }: Props) {
  const reader = await currentActor();
  const unsent = await unsentOf(reader);
  return (
    <StatefulForm
      action={action}
      values={{ ...values, ...unsent }}
      words={formWords((await getLocale()) as Language)}
      prefix={id ? `${id}-` : ""}
      head={
        <>
          {unsent && <Notice code="session.unsentBack" tone="warn" />}
          {head}
        </>
      }
      className={bare ? "" : "mt-7 grid gap-8 [.staff_&]:mt-4 [.staff_&]:gap-4"}
    >
      {reader && <Hidden name="whose" value={reader.id} />}
      {children}
    </StatefulForm>
  );
}

/** `<Hidden name value>`: what a form carries along, such as an id and a version. */
export function Hidden({ name, value }: { name: string; value: string | number }) {
  return <input type="hidden" name={name} value={value} />;
}

/** `<Buttons>`: the row of buttons at the end of a form or page. */
export function Buttons({ children, className = "" }: { children: ReactNode; className?: string }) {
  return (
    <div
      className={`no-print flex flex-wrap items-center gap-x-6 gap-y-3 max-sm:[:not(.staff)_&>.action:not(.action-plain)]:w-full [.staff_&]:gap-x-3 ${className}`}
    >
      {children}
    </div>
  );
}
