import { basename } from "node:path";
import { theBank } from "@/lib/audit/record";
import type { Source } from "@/lib/backups/check";
import { makeOne } from "@/lib/backups/make-one";
import { noteRestored } from "@/lib/backups/note-restored";
import { restoreBackup } from "@/lib/backups/restore";
import { db } from "@/lib/db";
import { ownerUrl } from "../database/owner.ts";
import { say } from "../say.ts";

type Asked = { file: string; source: Source; trusted: string[]; identity: string };

/**
 * From the server's own shell, as after a disaster: no second person can be asked, the log says so. A bank in which nobody
 * is yet has nothing to be saved first.
 */
export async function restoreNow({ file, source, trusted, identity }: Asked) {
  const url = ownerUrl();
  const isEmpty = (await db.user.count()) === 0;
  const safety = isEmpty ? null : await makeOne(url, theBank, () => {});
  const { checked } = await restoreBackup({
    url,
    source,
    trusted,
    opener: { identity },
    note: (client, { account }) =>
      noteRestored(client, account.id, {
        file: basename(file),
        of: account.at,
        safety: safety?.file ?? "",
        proposerId: "",
        approverId: "",
      }),
  });
  const before = safety ? `what it was before is in ${safety.file}` : "nobody was in it before";
  say(`OK: the bank is as of ${checked.account.at}; ${before}. Everybody signs in again.`);
}
