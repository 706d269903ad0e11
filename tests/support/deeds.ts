import { createInterface } from "node:readline";
import type { Readable } from "node:stream";

/** A kill waits until each of these is under way. */
export const deeds = ["apply", "decide", "backup", "restore", "archive", "delete"] as const;
/** Passwords set anew are met as they come: so short a deed would make every kill wait. */
export type Deed = (typeof deeds)[number] | "reset";

type Told = { name: Deed; of: string; since: number };

/** What a busy process says of its deeds (tests/support/busy.ts), line by line. */
export class Heard {
  readonly lines: string[] = [];
  /** Begun and not ended, by their numbers. */
  readonly open = new Map<string, Told>();
  readonly failed = new Set<string>();
  /** Acknowledged, since somebody asked last. */
  done: { name: Deed; of: string; result: string }[] = [];
  /** With which words the second bank may be marked; none once its restore was acknowledged. */
  marks: string[] = [];

  constructor(from: Readable) {
    createInterface(from).on("line", (line) => this.hear(line));
  }

  private hear(line: string) {
    this.lines.push(line);
    const [word, number = "", name, of = "", ...result] = line.split(" ");
    if (word === "marks") this.marks = [...this.marks, number];
    if (word === "marked") this.marks = [number];
    if (word === "begun") this.open.set(number, { name: name as Deed, of, since: performance.now() });
    if (word !== "done" && word !== "failed") return;
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

  /** For how many milliseconds a deed has been under way. */
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
