import { keepCard, learnCard } from "@/lib/advice/learn";
import { transaction } from "@/lib/db";
import { say } from "../say.ts";

/** npm run advice -- learn: a card from the bank's own matured outcomes, kept but never published by itself. */
export async function learn() {
  const lesson = await transaction(learnCard);
  const { bads, goods, trained, expertAuc } = lesson;
  if (!trained) {
    say(`Only ${bads} bad and ${goods} good outcomes have matured: the expert card stays.`);
    return;
  }
  const kept = await transaction((tx) => keepCard(tx, lesson));
  const quality = trained.report.methods[trained.report.chosen]!;
  say(
    `${bads} bad and ${goods} good outcomes: ${trained.report.chosen}, AUC ${quality.auc.toFixed(3)}; expert card ${expertAuc.toFixed(3)}`,
  );
  say(kept?.status === "OFFERED" ? "It may be put forward for publishing." : "It runs in shadow.");
}
