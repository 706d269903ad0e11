import { EventEmitter, once } from "node:events";
import { createInterface } from "node:readline";
import type { Readable } from "node:stream";

/** All of these are under way at every kill. */
export const deeds = ["apply", "decide", "backup", "restore", "archive", "delete"] as const;
/** Passwords set anew are met as they come. */
export type Deed = (typeof deeds)[number] | "reset";
export type Short = Exclude<Deed, "backup" | "restore">;
export const shortOnes: Short[] = ["apply", "decide", "archive", "delete", "reset"];
/** After how many milliseconds each of some short deeds begins, and when all of them should be under way. */
export type Delays = Partial<Record<Short | "now", number>>;

type Told = { name: Deed; of: string; since: number };

/** What a busy process says of its deeds (tests/support/busy.ts), line by line. */
export class Heard {
  readonly lines: string[] = [];
  /** Begun and not ended, by their numbers. */
  readonly open = new Map<string, Told>();
  readonly failed = new Set<string>();
  /** Acknowledged, since somebody asked last. */
  done: { name: Deed; of: string; result: string }[] = [];
  /** How long the last of each took to its end. */
  readonly took = new Map<Deed, number>();
  /** With which words the second bank may be marked; none once its restore was acknowledged. */
  marks: string[] = [];
  private readonly told = new EventEmitter();

  constructor(from: Readable) {
    createInterface(from).on("line", (line) => {
      this.hear(line);
      this.told.emit("line");
    });
  }

  /** What the process says next that begins with a word. */
  async next(word: string): Promise<string> {
    for (let at = this.lines.length; ; at += 1) {
      while (at >= this.lines.length) await once(this.told, "line", { signal: AbortSignal.timeout(60_000) });
      if (this.lines[at]!.split(" ")[0] === word) return this.lines[at]!.slice(word.length + 1);
    }
  }

  private hear(line: string) {
    this.lines.push(line);
    const [word, number = "", name, of = "", ...result] = line.split(" ");
    if (word === "marks") this.marks = [...this.marks, number];
    if (word === "marked") this.marks = [number];
    if (word === "begun") this.open.set(number, { name: name as Deed, of, since: performance.now() });
    if (word !== "done" && word !== "failed") return;
    this.took.set(name as Deed, performance.now() - this.open.get(number)!.since);
    this.open.delete(number);
    if (word === "failed") this.failed.add(number);
    else this.done.push({ name: name as Deed, of, result: result.join(" ") });
    if (word === "done" && name === "restore") this.marks = [];
  }

  /** Whether each deed is under way at least once. */
  get allUnderWay() {
    const open = new Set([...this.open.values()].map(({ name }) => name));
    return deeds.every((deed) => open.has(deed));
  }

  /** For how many milliseconds a deed has been under way; 0 where it is not. */
  ageOf(deed: Deed) {
    const found = [...this.open.values()].find(({ name }) => name === deed);
    return found ? performance.now() - found.since : 0;
  }

  takeDone() {
    const { done } = this;
    this.done = [];
    return done;
  }
}
