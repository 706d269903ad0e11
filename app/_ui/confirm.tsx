import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { Form, Hidden } from "@/app/_ui/form";
import type { FormValues } from "@/app/_ui/form-context";
import { PageHead } from "@/app/_ui/page-head";
import { Submit } from "@/app/_ui/submit";
import type { FormAction } from "@/lib/forms/state";

type Props = {
  action: FormAction;
  /** The deed as a question or a plain sentence. */
  title: string;
  /** What happens, one sentence each; how many; whether it can be undone. */
  effects: ReactNode[];
  /** The verb on the button: never "OK". */
  verb: string;
  danger?: boolean;
  cancel: string;
  hidden?: Record<string, string | number>;
  values?: FormValues;
  /** Fields, such as a reason. */
  children?: ReactNode;
};

/** `<Confirm action title effects verb cancel danger? hidden? values?>`: the page before a deed that counts: what, how many, can it be undone. */
export async function Confirm({
  action,
  title,
  effects,
  verb,
  danger = false,
  cancel,
  hidden = {},
  values,
  children,
}: Props) {
  const t = await getTranslations("ui.confirm");
  return (
    <Form action={action} head={<ConfirmHead title={title} effects={effects} />} {...(values ? { values } : {})}>
      {Object.entries(hidden).map(([name, value]) => (
        <Hidden key={name} name={name} value={value} />
      ))}
      {children}
      <div className="flex flex-wrap items-center gap-x-6 gap-y-3">
        <Submit tone={danger ? "danger" : "main"}>{verb}</Submit>
        <a href={cancel} className="action action-plain">
          {t("cancel")}
        </a>
      </div>
    </Form>
  );
}

function ConfirmHead({ title, effects }: { title: string; effects: ReactNode[] }) {
  return (
    <>
      <PageHead title={title} />
      <ul className="mt-6 list-disc pl-6">
        {effects.map((effect, index) => (
          <li key={index}>{effect}</li>
        ))}
      </ul>
    </>
  );
}
