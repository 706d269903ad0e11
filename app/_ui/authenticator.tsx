import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { CodeField } from "@/app/_ui/code-field";
import { Buttons, Form } from "@/app/_ui/form";
import { Submit } from "@/app/_ui/submit";
import { qrDrawing } from "@/lib/factors/qr";
import type { findWaitingTotp } from "@/lib/factors/queries";
import type { FormAction } from "@/lib/forms/state";

type Props = {
  waiting: Awaited<ReturnType<typeof findWaitingTotp>>;
  begin: FormAction;
  confirm: FormAction;
  head?: ReactNode;
};

/** `<Authenticator waiting begin confirm head>`: first a secret is made, then the app's first code proves that it has it. */
export async function Authenticator({ waiting, begin, confirm, head }: Props) {
  const t = await getTranslations("security.totp");
  if (!waiting)
    return (
      <Form action={begin} head={head}>
        <p>{t("needApp")}</p>
        <Buttons>
          <Submit>{t("begin")}</Submit>
        </Buttons>
      </Form>
    );
  return (
    <Form action={confirm} head={head}>
      <div>
        <p>{t("scan")}</p>
        <QrCode text={waiting.address} label={t("qr")} />
        <p className="text-muted">{t("orType")}</p>
        <p className="num mt-1 font-semibold break-all" translate="no">
          {waiting.secret.match(/.{1,4}/g)?.join(" ")}
        </p>
      </div>
      <CodeField label={t("code")} hint={t("codeHint")} />
      <Buttons>
        <Submit>{t("confirm")}</Submit>
      </Buttons>
    </Form>
  );
}

/** Dark on white in every theme: that is what cameras read. */
function QrCode({ text, label }: { text: string; label: string }) {
  const { side, path } = qrDrawing(text);
  return (
    <svg viewBox={`0 0 ${side} ${side}`} role="img" aria-label={label} className="my-4 w-[220px] border border-line">
      <rect width={side} height={side} fill="#fff" />
      <path d={path} fill="#000" shapeRendering="crispEdges" />
    </svg>
  );
}
