import { getTranslations } from "next-intl/server";
import { Callout } from "@/app/_ui/notice";
import { StaffHead } from "@/app/_ui/page-head";
import { requireFresh } from "@/lib/auth/require-fresh";
import { requireRole } from "@/lib/auth/require-role";

type Words = { (code: string, values?: Record<string, string | number>): string; has(code: string): boolean };

export default async function UploadPage({ searchParams }: PageProps<"/admin/backups/upload">) {
  const admin = await requireRole("ADMIN", "backups.make");
  requireFresh(admin, "/admin/backups/upload");
  const t = await getTranslations("backups");
  const { fault, refused } = await searchParams;
  const faults = (await getTranslations("backups.fault")) as unknown as Words;
  const refusals = (await getTranslations("refusals")) as unknown as Words;
  const said = (words: Words, code: unknown) =>
    typeof code === "string" && /^[\w.]{1,40}$/.test(code) && words.has(code) ? words(code, { key: "" }) : null;
  const words = said(faults, fault) ?? said(refusals, refused);

  return (
    <div className="max-w-[560px]">
      {words && (
        <div className="mb-4" role="alert">
          <Callout tone="bad">{words}</Callout>
        </div>
      )}
      <StaffHead
        title={t("uploadPage.title")}
        lead={t("uploadPage.lead")}
        back={{ href: "/admin/backups", label: t("title") }}
      />
      <form method="post" action="/admin/backups/upload/file" encType="multipart/form-data" className="mt-4 grid gap-4">
        <div>
          <label htmlFor="file" className="block font-semibold">
            {t("uploadPage.file")}
          </label>
          <input id="file" type="file" name="file" required className="control mt-1 w-full" />
        </div>
        <div>
          <button type="submit" className="action action-main">
            {t("uploadPage.send")}
          </button>
        </div>
      </form>
    </div>
  );
}
