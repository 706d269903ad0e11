// npm run log -- verify [--checkpoints FILE] | key
import { parseArgs } from "node:util";
import { publicWords, signingKey } from "@/lib/audit/checkpoint";
import { openChain } from "@/lib/audit/read-chain";
import { verdictWords } from "@/lib/audit/verdict-words";
import { verifyChain } from "@/lib/audit/verify";
import { readWitness } from "@/lib/audit/witness";
import { env } from "@/lib/env";
import { command, Stop, say, seconds } from "./say.ts";

const usage = "Usage: npm run log -- verify [--checkpoints FILE], or key";

await command(async () => {
  const { values, positionals } = parseArgs({ options: { checkpoints: { type: "string" } }, allowPositionals: true });
  const [deed] = positionals;
  if (deed === "verify") return verify(values.checkpoints);
  if (deed === "key") return say(publicWords(signingKey(env.LOG_KEY)));
  throw new Stop(usage);
});
process.exit();

/** Says one line, and ends with 1 where anything is wrong. */
async function verify(file: string | undefined) {
  const began = performance.now();
  const witness = await readWitness(file);
  if (file && witness.checkpoints.length + witness.unbelieved.length === 0)
    throw new Stop(`${file} holds no checkpoints.`);
  const chain = await openChain();
  const verdict = await verifyChain(chain, witness, (done, all) => {
    if (all > 200_000) say(`${done.toLocaleString("en")} of ${all.toLocaleString("en")} …`);
  }).finally(() => chain.end());
  say(`${verdictWords(verdict, "en").join(" ")} ${seconds(performance.now() - began)}.`);
  if (verdict.fault) process.exitCode = 1;
}
