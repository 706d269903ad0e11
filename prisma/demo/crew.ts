import { availableParallelism } from "node:os";
import { Worker } from "node:worker_threads";
import { countNumbers, giveNumbers, type Numbers, sheetsOf } from "./group";
import type { Plan } from "./plan";
import { type Sheets, type Table, tableNames } from "./sheets";
import { customersOf, groupSize, type MadeCustomer } from "./story";

/** `customers` people of a plan, whose serials begin at `first`. */
export type Run = { plan: Plan; first: number; customers: number };

export type Lines = { [T in Table]: Uint8Array };

/** Somebody who makes groups: first the people, so that they can be counted, then their rows. */
type Maker = { count: (index: number) => Promise<Numbers>; write: (first: Numbers) => Promise<Lines>; end: () => void };

/** The rows of a run in groups of people, in the order of their registration. `next` moves on with the numbers given. */
export async function* linesOf(run: Run, next: Numbers): AsyncGenerator<Lines> {
  const groups = Math.ceil(run.customers / groupSize);
  const hands = groups <= 2 ? 1 : Math.min(groups, 8, Math.max(2, availableParallelism()));
  const crew = Array.from({ length: hands }, () => (groups <= 2 ? makerHere(run) : makerInThread(run)));
  const order = inOrder(next);
  const made = crew.slice(0, groups).map((maker, index) => order(maker, index));
  try {
    for (let index = 0; index < groups; index += 1) {
      const lines = await made[index]!;
      delete made[index];
      // The maker is free again: it works on while the caller stores these.
      if (index + hands < groups) made[index + hands] = order(crew[index % hands]!, index + hands);
      yield lines;
    }
  } finally {
    for (const maker of crew) maker.end();
  }
}

/** The numbers of a group follow those of the one before, so groups are counted in their order. */
function inOrder(next: Numbers) {
  let counted: Promise<unknown> = Promise.resolve();
  return (maker: Maker, index: number): Promise<Lines> => {
    const before = counted;
    const numbered = maker.count(index).then(async (taken) => {
      await before;
      const first = { ...next };
      next.application += taken.application;
      next.customer += taken.customer;
      return first;
    });
    counted = numbered;
    const lines = numbered.then((first) => maker.write(first));
    // Whoever awaits it hears of the failure; until then it is nobody's.
    lines.catch(() => {});
    return lines;
  };
}

export function makerHere({ plan, first, customers }: Run): Maker {
  let group: MadeCustomer[] = [];
  return {
    count: async (index) => {
      const from = index * groupSize;
      const to = Math.min(from + groupSize, customers);
      group = [...customersOf(plan, { from, to, first, all: customers })];
      return countNumbers(group);
    },
    write: async (numbers) => {
      giveNumbers(group, numbers);
      return toLines(sheetsOf(plan, group));
    },
    end: () => {},
  };
}

const encoder = new TextEncoder();

export function toLines(sheets: Sheets): Lines {
  return Object.fromEntries(
    tableNames.map((table) => [table, encoder.encode(sheets[table].join(""))]),
  ) as unknown as Lines;
}

export type Order = { index: number } | { numbers: Numbers };
export type Answer = { counted: Numbers } | { lines: Lines };

const flags = ["--conditions=react-server", "--disable-warning=ExperimentalWarning", "--import=./bin/resolve.mjs"];

function makerInThread(run: Run): Maker {
  const worker = new Worker(new URL("./thread.ts", import.meta.url), { workerData: run, execArgv: flags });
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
    write: async (numbers) => ((await ask({ numbers })) as { lines: Lines }).lines,
    end: () => void worker.terminate(),
  };
}
