// A thread that walks through parts of the operation log, one after the other, as they are asked for.
import { parentPort, workerData } from "node:worker_threads";
import { chainAt } from "@/lib/audit/chain-reader";
import type { WalkAsked } from "@/lib/audit/verify-along";
import { type Range, walkPart } from "@/lib/audit/walk-part";

const { checkpoints, ...place }: WalkAsked = workerData;
const chain = await chainAt(place);

parentPort!.on("message", async (range: Range) => {
  parentPort!.postMessage(await walkPart(chain, range, checkpoints));
});
