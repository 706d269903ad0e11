import { getTranslations } from "next-intl/server";
import { Form, Hidden } from "@/app/_ui/form";
import { Submit } from "@/app/_ui/submit";
import { Tag } from "@/app/_ui/tag";
import { When } from "@/app/_ui/value";
import { endOne } from "@/app/(person)/security/sessions/actions";
import type { OwnSession } from "@/lib/sessions/queries";

/** With what, from where and since when somebody is signed in, and a button that ends it. */
export async function SessionItem({ session }: { session: OwnSession }) {
  const { id, device, address, place, startedAt, lastSeenAt, present } = session;
  const t = await getTranslations("account.sessions");
  const what = device || t("device");
  return (
    <li className="flex flex-wrap items-center gap-x-6 gap-y-3 border-b border-line py-4 [.staff_&]:py-2">
      <div className="min-w-0 flex-1 basis-64">
        <p className="font-semibold">
          {what} {present && <Tag tone="info">{t("present")}</Tag>}
        </p>
        <p className="text-muted">
          {t(`places.${place}`)} <span className="num">{address}</span>
        </p>
        <p className="text-small text-muted">
          {t("started")} <When at={startedAt} /> · {t("lastSeen")} <When at={lastSeenAt} />
        </p>
      </div>
      {!present && (
        <Form action={endOne} id={id} bare>
          <Hidden name="id" value={id} />
          <Submit tone="quiet">
            {t("end")}
            <span className="sr-only">{t("which", { what })}</span>
          </Submit>
        </Form>
      )}
    </li>
  );
}
