import { Buttons, Form, Hidden } from "@/app/_ui/form";
import { PageHead } from "@/app/_ui/page-head";
import { Submit } from "@/app/_ui/submit";
import type { FormAction } from "@/lib/forms/state";

type Link = { action: FormAction; token: string; title: string; lead: string; submit: string; tone?: "danger" };

/**
 * Where a mailed link leads. Opening it changes nothing, so that a mail program that looks ahead does not use it up;
 * the button does.
 */
export function LinkPage({ action, token, title, lead, submit, tone }: Link) {
  return (
    <div className="mx-auto w-full max-w-[560px] px-5 py-8 sm:py-12">
      <Form action={action} head={<PageHead title={title} lead={lead} />}>
        <Hidden name="token" value={token} />
        <Buttons>
          <Submit {...(tone ? { tone } : {})}>{submit}</Submit>
        </Buttons>
      </Form>
    </div>
  );
}
