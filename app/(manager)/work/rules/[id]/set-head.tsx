import { getTranslations } from "next-intl/server";
import { Form, Hidden } from "@/app/_ui/form";
import { Callout, Notice } from "@/app/_ui/notice";
import { StaffHead } from "@/app/_ui/page-head";
import { Submit } from "@/app/_ui/submit";
import { Tabs } from "@/app/_ui/tabs";
import { Tag } from "@/app/_ui/tag";
import { When } from "@/app/_ui/value";
import { draft } from "@/app/(manager)/work/rules/actions";
import { toneOf } from "@/app/(manager)/work/rules/state-tone";
import type { ShownSet } from "@/lib/policy/queries";

type Props = { shown: ShownSet; page: "rules" | "measures" | "trials"; notice: string | string[] | undefined };

/** Which version this is, in which state, and its pages. */
export async function SetHead({ shown, page, notice }: Props) {
  const t = await getTranslations("rules");
  const { id, version, state, fromVersion, editedBy } = shown;
  const path = {
    rules: `/work/rules/${id}`,
    measures: `/work/rules/${id}/measures`,
    trials: `/work/rules/${id}/trials`,
  };
  const title = t("version", { version });
  return (
    <>
      <Notice code={notice} />
      <StaffHead
        title={title}
        documentTitle={page === "rules" ? title : `${t(`tabs.${page}`)} - ${title}`}
        lead={
          <>
            <Tag tone={toneOf[state]}>{t(`state.${state}`)}</Tag>{" "}
            {fromVersion && t("set.from", { version: fromVersion })}
            {editedBy && t.rich("set.edited", { name: editedBy, when: () => <When at={shown.editedAt} /> })}
          </>
        }
        back={{ href: "/work/rules", label: t("title") }}
      >
        {state !== "draft" && (
          <Form action={draft} id="copy" bare>
            <Hidden name="fromId" value={id} />
            <Submit tone="quiet">{t("set.copy")}</Submit>
          </Form>
        )}
      </StaffHead>
      <StateWords shown={shown} />
      <Tabs
        label={t("tabs.label")}
        tabs={(["rules", "measures", "trials"] as const).map((name) => ({
          href: path[name],
          label: t(`tabs.${name}`),
          current: name === page,
        }))}
      />
    </>
  );
}

async function StateWords({ shown: { state, proposalId, shadowUntil, effectiveFrom } }: { shown: ShownSet }) {
  const t = await getTranslations("rules.set");
  if (state === "putForward")
    return (
      <div className="mt-3 max-w-[760px]">
        <Callout tone="warn">
          <p>
            {t("waiting")} <a href={`/work/approvals/${proposalId}`}>{t("toProposal")}</a>
          </p>
        </Callout>
      </div>
    );
  if (state !== "shadow" && state !== "scheduled") return null;
  return (
    <p className="mt-2">
      {state === "shadow"
        ? t.rich("shadowUntil", { when: () => <When at={shadowUntil} /> })
        : t.rich("effectiveFrom", { when: () => <When at={effectiveFrom} /> })}
    </p>
  );
}
