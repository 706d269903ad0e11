import { parentPort, workerData } from "node:worker_threads";
import { type Answer, makerHere, type Order, type Run } from "./crew";

const maker = makerHere(workerData as Run);

parentPort!.on("message", async (order: Order) => {
  if ("index" in order) return parentPort!.postMessage({ counted: await maker.count(order.index) } satisfies Answer);
  const lines = await maker.write(order.numbers);
  parentPort!.postMessage(
    { lines } satisfies Answer,
    Object.values(lines).map(({ buffer }) => buffer as ArrayBuffer),
  );
});
