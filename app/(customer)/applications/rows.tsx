import { getTranslations } from "next-intl/server";
import { StatusTag } from "@/app/_ui/status-tag";
import { Code, When } from "@/app/_ui/value";
import type { listApplications } from "@/lib/applications/queries";

type Applications = Awaited<ReturnType<typeof listApplications>>;

/** The applications of a customer, each a line that leads to its page. */
export async function ApplicationRows({ applications }: { applications: Applications }) {
  const t = await getTranslations("applications.list");
  const names = await getTranslations("products.names");
  return (
    <ul className="mt-3 border-t border-ink">
      {applications.map(({ id, number, productCode, status, submittedAt, manager }) => (
        <li
          key={id}
          className="grid grid-cols-[1fr_auto] items-center gap-x-6 gap-y-1 border-b border-line py-4 sm:grid-cols-[1fr_160px_auto]"
        >
          <div className="min-w-0">
            <a href={`/applications/${id}`} className="font-semibold">
              {names(productCode as "GOLD")}
            </a>
            <p className="text-small text-muted">
              <Code>{number ?? ""}</Code>
            </p>
          </div>
          <dl className="text-small max-sm:order-3 max-sm:col-span-2 max-sm:flex max-sm:flex-wrap max-sm:gap-x-6">
            <div className="flex gap-2 sm:block">
              <dt className="text-muted sm:sr-only">{t("day")}</dt>
              <dd>
                <When at={submittedAt} to="day" />
              </dd>
            </div>
            <div className="flex gap-2 sm:block">
              <dt className="text-muted sm:sr-only">{t("manager")}</dt>
              <dd className="text-muted">
                {manager?.staffName
                  ? t("withStaffNumber", { name: manager.staffName, number: manager.staffNumber ?? "" })
                  : t("noManager")}
              </dd>
            </div>
          </dl>
          <StatusTag status={status} />
        </li>
      ))}
    </ul>
  );
}
