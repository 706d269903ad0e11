import { theBank } from "@/lib/audit/record";
import { rowsIn } from "@/lib/backups/account";
import { makeOne } from "@/lib/backups/make-one";
import { giveWay } from "@/lib/thread";
import { ownerUrl } from "../database/owner.ts";
import { say, seconds } from "../say.ts";

export async function makeNow() {
  giveWay();
  const began = performance.now();
  const { account, file, bytes, found } = await makeOne(ownerUrl(), theBank, () => {});
  if (found) {
    say(`Made ${file}, which cannot be restored:`);
    throw found;
  }
  say(`OK, level 2: ${file}, ${rowsIn(account)} rows, ${bytes} bytes · ${seconds(performance.now() - began)}`);
}
