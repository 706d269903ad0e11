import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { ButtonLink } from "@/app/_ui/button";
import { Buttons } from "@/app/_ui/form";
import { StaffHead } from "@/app/_ui/page-head";
import { AnswersTable } from "@/app/(manager)/work/answers/answers-table";
import { AlikePane } from "@/app/(manager)/work/applications/[id]/alike-pane";
import { Pane } from "@/app/(manager)/work/applications/[id]/pane";
import { useAlikeWords } from "@/app/(manager)/work/applications/[id]/words/alike";
import { ApplicationsTable } from "@/app/(manager)/work/customers/[id]/applications-table";
import { CustomerFacts } from "@/app/(manager)/work/customers/[id]/customer-facts";
import { requireRole } from "@/lib/auth/require-role";
import { type CustomerShown, findCustomer } from "@/lib/directory/find-customer";

export default async function CustomerPage({ params }: PageProps<"/work/customers/[id]">) {
  const manager = await requireRole("MANAGER", "customers.read");
  const customer = await findCustomer(manager, (await params).id);
  if (!customer) notFound();

  const t = await getTranslations("customers.page");
  const reveals = await getTranslations("reveals.staff");
  const name = customer.name ?? t("noName");
  return (
    <>
      <StaffHead
        title={name}
        documentTitle={t("title", { name })}
        lead={customer.number ? t("number", { number: customer.number }) : t("noNumber")}
        back={{ href: "/work/customers", label: t("back") }}
      />
      <div className="mt-4 grid gap-4">
        <ApplicationsTable applications={customer.applications} />
        <div className="grid items-start gap-x-7 gap-y-4 lg:grid-cols-[minmax(0,1fr)_minmax(0,420px)]">
          <Pane id="profile" title={t("profile")} note={t("complete", { percent: customer.profile.completeness })}>
            <AnswersTable shown={customer.profile} caption={t("profile")} />
          </Pane>
          <div className="grid gap-4">
            <CustomerFacts customer={customer} />
            {manager.rights.has("customers.reveal") && (
              <Buttons>
                <ButtonLink href={`/work/customers/${customer.id}/reveal`}>{reveals("link")}</ButtonLink>
              </Buttons>
            )}
            <Alike alike={customer.alike} />
          </div>
        </div>
      </div>
    </>
  );
}

const Alike = ({ alike }: Pick<CustomerShown, "alike">) => <AlikePane words={useAlikeWords(alike)} />;
