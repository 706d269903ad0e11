import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { Field } from "@/app/_ui/field";
import { Buttons, Form, Hidden } from "@/app/_ui/form";
import { Notice } from "@/app/_ui/notice";
import { StaffHead } from "@/app/_ui/page-head";
import { Submit } from "@/app/_ui/submit";
import { beginWith, drop, rename } from "@/app/(manager)/work/views/actions";
import { requireRole } from "@/lib/auth/require-role";
import { listViews } from "@/lib/views/queries";
import { viewNameLength } from "@/lib/views/schema";

/** One view: its name, whether the queue opens with it, and its end. */
export default async function ViewPage({ params, searchParams }: PageProps<"/work/views/[id]">) {
  const manager = await requireRole("MANAGER", "applications.review");
  const { id } = await params;
  const view = (await listViews(manager)).find((own) => own.id === id);
  if (!view) notFound();
  const t = await getTranslations("queue.views");
  return (
    <>
      <Notice code={(await searchParams).notice} />
      <Form
        action={rename}
        values={{ name: view.name }}
        head={
          <StaffHead title={t("changeTitle", { name: view.name })} back={{ href: "/work/views", label: t("title") }} />
        }
      >
        <Hidden name="id" value={id} />
        <Field name="name" label={t("label")} maxLength={viewNameLength} autoComplete="off" />
        <Buttons>
          <Submit>{t("save")}</Submit>
        </Buttons>
      </Form>
      <div className="mt-6 flex flex-wrap items-center gap-3 border-t border-line pt-5">
        <Form action={beginWith} id="first" bare>
          <Hidden name="id" value={id} />
          <Submit tone="quiet">{t(view.opensFirst ? "notFirst" : "first")}</Submit>
        </Form>
        <Form action={drop} id="drop" bare>
          <Hidden name="id" value={id} />
          <Submit tone="danger">{t("drop")}</Submit>
        </Form>
      </div>
    </>
  );
}
