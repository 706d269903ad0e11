import { getTranslations } from "next-intl/server";
import { Tag } from "@/app/_ui/tag";
import { When } from "@/app/_ui/value";
import type { listOwnSignIns } from "@/lib/sign-ins/queries";

type SignIns = Awaited<ReturnType<typeof listOwnSignIns>>["signIns"];

/** When, with what and from where somebody signed in here, or tried to. */
export async function SignInList({ signIns }: { signIns: SignIns }) {
  const t = await getTranslations("signIns");
  return (
    <ol className="mt-2">
      {signIns.map(({ id, at, device, address, outcome }) => (
        <li
          key={id}
          className="grid gap-x-5 border-b border-line py-3 sm:grid-cols-[170px_minmax(0,1fr)_auto] sm:items-center"
        >
          <span className="whitespace-nowrap text-muted tabular-nums">
            <When at={at} />
          </span>
          <span className="min-w-0">
            {device || t("device")}
            <span className="num block text-small text-muted">{address}</span>
          </span>
          <span>
            <Tag tone={outcome === "SUCCEEDED" ? "plain" : "warn"}>{t(`outcome.${outcome}`)}</Tag>
          </span>
        </li>
      ))}
    </ol>
  );
}
