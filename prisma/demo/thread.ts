import { parentPort, workerData } from "node:worker_threads";
import { type Answer, makerHere, type Order, type Run } from "./crew";

const maker = makerHere(workerData as Run);

parentPort!.on("message", async (order: Order) => {
  if ("index" in order) return parentPort!.postMessage({ counted: await maker.count(order.index) } satisfies Answer);
  const part = await maker.write(order.numbers);
  const bytes = Object.values(part.lines).map(({ buffer }) => buffer as ArrayBuffer);
  parentPort!.postMessage({ part } satisfies Answer, bytes);
});
