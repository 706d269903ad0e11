import { db, transaction } from "@/lib/db";
import { keepCard, learnCard } from "@/lib/models/learn";
import { say } from "../say.ts";

/** npm run advice -- learn: a card from the bank's own matured outcomes, kept but never published by itself. */
export async function learn() {
  const lesson = await learnCard(db);
  const { bads, goods, card } = lesson;
  if (!card) {
    say(`Only ${bads} bad and ${goods} good outcomes have matured: the expert card stays.`);
    return;
  }
  const kept = await transaction((tx) => keepCard(tx, lesson));
  const { report } = card;
  const quality = report.methods[report.chosen]!;
  say(`${bads} bad and ${goods} good outcomes: ${report.chosen}, AUC ${quality.auc.toFixed(3)} on cases left out`);
  if (report.proof) {
    const { card: learned, expert, gain, later } = report.proof;
    const figure = (value: number) => value.toFixed(3);
    say(
      `On the latest ${later.rows} (${later.bads} bad): ${figure(learned.auc.value)}, expert card ${figure(expert.auc.value)}, gain ${figure(gain.value)} (${figure(gain.low)} to ${figure(gain.high)})`,
    );
  }
  say(kept?.status === "OFFERED" ? "It may be put forward for publishing." : "It runs in shadow.");
}
