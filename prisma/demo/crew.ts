import { availableParallelism } from "node:os";
import { Worker } from "node:worker_threads";
import { countNumbers, giveNumbers, type Numbers, type Part, writeGroup } from "./group";
import { knownCustomers } from "./known-customers";
import type { Plan } from "./plan";
import type { Samples } from "./samples";
import { customersOf, groupSize, type MadeCustomer } from "./story";

/** `customers` people of a plan, whose serials begin at `first`; a founding run begins with those whom the demo shows. */
export type Run = { plan: Plan; first: number; customers: number; founding: boolean; samples: Samples };

/** Somebody who makes groups: first the people, so that they can be counted, then their rows. */
type Maker = { count: (index: number) => Promise<Numbers>; write: (first: Numbers) => Promise<Part>; end: () => void };

/** The rows of a run in groups of people, in the order of their registration. `next` moves on with the numbers given. */
export async function* partsOf(run: Run, next: Numbers): AsyncGenerator<Part> {
  const groups = Math.ceil(run.customers / groupSize[run.plan.mix]);
  const hands = groups <= 2 ? 1 : Math.min(groups, 8, Math.max(2, availableParallelism()));
  const crew = Array.from({ length: hands }, () => (groups <= 2 ? makerHere(run) : makerInThread(run)));
  const order = inOrder(next);
  const made: Promise<Part>[] = [];
  // A maker's groups one after the other, all makers at once, and some ahead of the caller, who stores meanwhile.
  const begin = (index: number) => {
    if (index >= groups) return;
    made[index] = order(crew[index % hands]!, index, made[index - hands]);
    // Whoever awaits it hears of the failure; until then it is nobody's.
    made[index].catch(() => {});
  };
  try {
    for (let index = 0; index < hands * ahead; index += 1) begin(index);
    for (let index = 0; index < groups; index += 1) {
      const part = await made[index]!;
      begin(index + hands * ahead);
      delete made[index];
      yield part;
    }
  } finally {
    for (const maker of crew) maker.end();
  }
}

/** So many groups each maker may be ahead. */
const ahead = 4;

/** The numbers of a group follow those of the one before, so groups are ordered in their order; each begins when its maker is free. */
function inOrder(next: Numbers) {
  let counted: Promise<unknown> = Promise.resolve();
  return async (maker: Maker, index: number, free: Promise<unknown> | undefined): Promise<Part> => {
    const before = counted;
    const count = async () => {
      await free;
      const taken = await maker.count(index);
      await before;
      const first = { ...next };
      next.application += taken.application;
      next.customer += taken.customer;
      return first;
    };
    const numbered = count();
    counted = numbered;
    return maker.write(await numbered);
  };
}

export function makerHere({ plan, first, customers, founding, samples }: Run): Maker {
  let group: MadeCustomer[] = [];
  return {
    count: async (index) => {
      const from = index * groupSize[plan.mix];
      const to = Math.min(from + groupSize[plan.mix], customers);
      const known = founding && index === 0 ? knownCustomers(plan) : [];
      group = [...known, ...customersOf(plan, { from, to, first, all: customers })];
      return countNumbers(group);
    },
    write: async (numbers) => {
      giveNumbers(group, numbers);
      return writeGroup(plan, group, samples);
    },
    end: () => {},
  };
}

export type Order = { index: number } | { numbers: Numbers };
export type Answer = { counted: Numbers } | { part: Part };

const flags = ["--conditions=react-server", "--disable-warning=ExperimentalWarning", "--import=./bin/resolve.mjs"];

/** Most of what a group needs dies with it: young memory enough for a whole group spares the collector its work. */
const room = { maxYoungGenerationSizeMb: 48 };

function makerInThread(run: Run): Maker {
  const worker = new Worker(new URL("./thread.ts", import.meta.url), {
    workerData: run,
    execArgv: flags,
    resourceLimits: room,
  });
  const ask = (order: Order) =>
    new Promise<Answer>((done, fail) => {
      worker.once("error", fail);
      worker.once("message", (answer: Answer) => {
        worker.off("error", fail);
        done(answer);
      });
      worker.postMessage(order);
    });
  return {
    count: async (index) => ((await ask({ index })) as { counted: Numbers }).counted,
    write: async (numbers) => ((await ask({ numbers })) as { part: Part }).part,
    end: () => void worker.terminate(),
  };
}
