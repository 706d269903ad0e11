import { getTranslations } from "next-intl/server";
import { ButtonLink } from "@/app/_ui/button";
import { Columns, Section } from "@/app/_ui/columns";
import { Empty } from "@/app/_ui/empty";
import { Notice } from "@/app/_ui/notice";
import { PageHead } from "@/app/_ui/page-head";
import { DraftBox } from "@/app/(customer)/applications/draft-box";
import { ApplicationRows } from "@/app/(customer)/applications/rows";
import { Beside } from "@/app/(customer)/home/beside";
import { Cards } from "@/app/(customer)/home/cards";
import { Lacking } from "@/app/(customer)/home/lacking";
import { Present } from "@/app/(customer)/home/present";
import { findApplication } from "@/lib/applications/follow";
import { findDraft, listApplications } from "@/lib/applications/queries";
import { mostPressing } from "@/lib/applications/rules";
import { requireRole } from "@/lib/auth/require-role";
import { findProfile } from "@/lib/customers/queries";
import { listProducts } from "@/lib/products/queries";

export default async function CustomerHomePage({ searchParams }: PageProps<"/home">) {
  const customer = await requireRole("CUSTOMER");
  const [draft, applications, found, products] = await Promise.all([
    findDraft(customer),
    listApplications(customer),
    findProfile(customer),
    listProducts(),
  ]);
  const first = mostPressing(applications);
  const present = first && (await findApplication(customer, first.id));
  const others = applications.filter(({ id }) => id !== first?.id).slice(0, 5);
  const t = await getTranslations("account.home");

  return (
    <Columns aside={<Beside customer={customer} number={found.number} />}>
      <Notice code={(await searchParams).notice} />
      <PageHead
        title={customer.name ? t("hello", { name: customer.name }) : t("helloNobody")}
        documentTitle={t("documentTitle")}
      />
      {present && <Present application={present} />}
      {draft && <DraftBox draft={draft} />}
      {!present && !draft && <Start />}
      <Lacking profile={found.profile} />
      {others.length > 0 && (
        <Section title={t("others")} id="others">
          <ApplicationRows applications={others} />
        </Section>
      )}
      <Cards products={products} />
    </Columns>
  );
}

async function Start() {
  const t = await getTranslations("account.home");
  return (
    <Empty
      title={t("none")}
      action={
        <ButtonLink href="/apply" tone="main">
          {t("start")}
        </ButtonLink>
      }
    >
      {t("noneText")}
    </Empty>
  );
}
