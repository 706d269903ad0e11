import { useTranslations } from "next-intl";
import { getTranslations } from "next-intl/server";
import { ButtonLink } from "@/app/_ui/button";
import { Section } from "@/app/_ui/columns";
import { DataTable } from "@/app/_ui/data-table";
import { Empty } from "@/app/_ui/empty";
import { Field } from "@/app/_ui/field";
import { Buttons, Form, Hidden } from "@/app/_ui/form";
import { Notice } from "@/app/_ui/notice";
import { StaffHead } from "@/app/_ui/page-head";
import { Submit } from "@/app/_ui/submit";
import { useViewWords } from "@/app/(manager)/work/queue/filter-words";
import { keep } from "@/app/(manager)/work/views/actions";
import { requireRole } from "@/lib/auth/require-role";
import { type QueueFilters, readQueueFilters } from "@/lib/queue/schema";
import { listNamed, type Named } from "@/lib/staff/colleagues";
import { listViews, type View } from "@/lib/views/queries";
import { mostViews, viewAddress, viewNameLength } from "@/lib/views/schema";

/** One's own views of the queue; with a queue in the address, the page to keep that one. */
export default async function ViewsPage({ searchParams }: PageProps<"/work/views">) {
  const manager = await requireRole("MANAGER", "applications.review");
  const t = await getTranslations("queue.views");
  const { notice, ...sent } = await searchParams;
  const [views, managers] = await Promise.all([listViews(manager), listNamed(manager)]);
  return (
    <>
      <Notice code={notice} />
      <StaffHead
        title={t("title")}
        lead={t("lead", { most: mostViews })}
        back={{ href: "/work/queue?tab=open", label: t("back") }}
      />
      {sent.tab && <KeepForm filters={readQueueFilters(sent)} managers={managers} />}
      {views.length > 0 ? (
        <ViewTable views={views} managers={managers} />
      ) : (
        !sent.tab && (
          <Empty title={t("none")} action={<ButtonLink href="/work/queue?tab=open">{t("back")}</ButtonLink>}>
            {t("noneText")}
          </Empty>
        )
      )}
    </>
  );
}

function KeepForm({ filters, managers }: { filters: QueueFilters; managers: Named[] }) {
  const t = useTranslations("queue.views");
  const words = useViewWords(managers);
  return (
    <Section title={t("keep")} id="keep">
      <p className="mt-1">{words(filters)}</p>
      <Form action={keep}>
        <Hidden name="address" value={viewAddress(filters)} />
        <Field name="name" label={t("label")} hint={t("hint")} maxLength={viewNameLength} autoComplete="off" />
        <Buttons>
          <Submit>{t("save")}</Submit>
        </Buttons>
      </Form>
    </Section>
  );
}

function ViewTable({ views, managers }: { views: View[]; managers: Named[] }) {
  const t = useTranslations("queue.views");
  const value = useTranslations("ui.value");
  const words = useViewWords(managers);
  const head = { name: { names: true }, shows: { wide: true }, opens: {}, deed: {} };
  return (
    <div className="mt-6">
      <DataTable
        caption={t("name")}
        none={value("none")}
        columns={Object.entries(head).map(([key, look]) => ({ key, head: t(`head.${key as "name"}`), ...look }))}
        rows={views.map(({ id, name, address, opensFirst }) => ({
          id,
          cells: {
            name: { text: name, href: `/work/queue${address}` },
            shows: { text: words(readQueueFilters(new URLSearchParams(address))) },
            opens: { text: opensFirst ? t("opensFirst") : "" },
            deed: { text: t("change"), unseen: t("of", { name }), href: `/work/views/${id}` },
          },
        }))}
      />
    </div>
  );
}
