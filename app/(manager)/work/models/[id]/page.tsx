import "../../risk.css";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { ButtonLink } from "@/app/_ui/button";
import { Notice } from "@/app/_ui/notice";
import { StaffHead } from "@/app/_ui/page-head";
import { Tag } from "@/app/_ui/tag";
import { About, Data, Hashes, Limits } from "@/app/(manager)/work/models/[id]/about";
import { ChangeForm } from "@/app/(manager)/work/models/[id]/change-form";
import { Conditions } from "@/app/(manager)/work/models/[id]/conditions";
import { Measures } from "@/app/(manager)/work/models/[id]/measures";
import { Pictures } from "@/app/(manager)/work/models/[id]/pictures";
import { Proxies } from "@/app/(manager)/work/models/[id]/proxies";
import { FieldTable, Refused } from "@/app/(manager)/work/models/field-table";
import { toneOf } from "@/app/(manager)/work/models/model-table";
import { nameOfCard } from "@/app/(manager)/work/models/words";
import { requireRole } from "@/lib/auth/require-role";
import { findChampion, findModel } from "@/lib/models/queries";

/** The model card: what a card is for, what it was learned from, how good it is, and what it is made of. */
export default async function ModelPage({ params, searchParams }: PageProps<"/work/models/[id]">) {
  const manager = await requireRole("MANAGER", "models.manage");
  const model = await findModel(manager, (await params).id);
  if (!model) notFound();
  const [champion, t] = await Promise.all([findChampion(manager), getTranslations("models")]);
  return (
    <>
      <Notice code={(await searchParams).notice} />
      <StaffHead
        title={nameOfCard(t, model.hash)}
        lead={<Tag tone={toneOf(model.status)}>{t(`status.${model.status}`)}</Tag>}
        back={{ href: "/work/models", label: t("title") }}
      >
        {model.artifact.terms.some((term) => term.kind === "categorical" || !term.derivation) && (
          <ButtonLink href={`/work/models/${model.id}/bands`}>{t("bands.title")}</ButtonLink>
        )}
        {champion.id !== model.id && (
          <ButtonLink href={`/work/models/compare?one=${champion.id ?? "expert"}&other=${model.id}`}>
            {t("card.compare")}
          </ButtonLink>
        )}
      </StaffHead>
      <div className="figures">
        <Conditions model={model} />
        <ChangeForm manager={manager} model={model} />
        <Measures model={model} />
      </div>
      <Pictures model={model} />
      <div className="figures">
        <About model={model} />
        <Data model={model} />
        <FieldTable card={model.artifact} report={model.report} />
        <Refused report={model.report} card={model.artifact} />
        <Proxies model={model} />
        <Limits />
        <Hashes model={model} />
      </div>
    </>
  );
}
