import { createHash, type KeyObject, sign, verify } from "node:crypto";
import { publicWords } from "@/lib/vault/ed25519";

/** How far the log had come, as a signed note says it (C2SP tlog-checkpoint): kept where nobody who alters the log can reach. */
export type Checkpoint = { origin: string; size: number; hash: string };

/** A line that the reader could not believe: `line` counts from one. */
export type Unbelieved = { line: number };

const keyId = (origin: string, publicKey: string) =>
  createHash("sha256")
    .update(`${origin}\n`)
    .update(Buffer.from([1]))
    .update(Buffer.from(publicKey, "base64"))
    .digest();

const textOf = ({ origin, size, hash }: Checkpoint) =>
  `${origin}\n${size}\n${Buffer.from(hash, "hex").toString("base64")}\n`;

/**
 * The note of a checkpoint as C2SP's tlog-checkpoint and signed-note have it: origin, size, hash, an empty line, the
 * signature (Ed25519).
 */
export function signCheckpoint(key: KeyObject, checkpoint: Checkpoint): string {
  const text = textOf(checkpoint);
  const id = keyId(checkpoint.origin, publicWords(key)).subarray(0, 4);
  const signature = Buffer.concat([id, sign(null, Buffer.from(text), key)]).toString("base64");
  return `${text}\n— ${checkpoint.origin} ${signature}\n`;
}

const linesOfNote = 5;

/** All notes of a file, in its order, and the lines at which one begins that is not ours, was altered, or was cut off. */
export function readCheckpoints(key: KeyObject, file: string): { checkpoints: Checkpoint[]; unbelieved: Unbelieved[] } {
  const lines = file.split("\n");
  if (lines.at(-1) === "") lines.pop();
  const checkpoints: Checkpoint[] = [];
  const unbelieved: Unbelieved[] = [];
  let lost = false;
  for (let at = 0; at < lines.length; ) {
    const checkpoint = believed(key, lines.slice(at, at + linesOfNote));
    if (checkpoint) checkpoints.push(checkpoint);
    else if (!lost) unbelieved.push({ line: at + 1 });
    // After what is no note, the next line may begin one.
    lost = !checkpoint;
    at += checkpoint ? linesOfNote : 1;
  }
  return { checkpoints, unbelieved };
}

function believed(key: KeyObject, [origin, size, hash, gap, signed]: string[]): Checkpoint | null {
  const [mark, name, words] = signed?.split(" ") ?? [];
  if (!origin || !size || !hash || gap !== "" || mark !== "—" || name !== origin || !words) return null;
  const signature = Buffer.from(words, "base64");
  if (!/^[1-9]\d{0,15}$/.test(size)) return null;
  // One spelling of each signature, and only of this key.
  if (signature.toString("base64") !== words) return null;
  if (!signature.subarray(0, 4).equals(keyId(origin, publicWords(key)).subarray(0, 4))) return null;
  const text = Buffer.from(`${origin}\n${size}\n${hash}\n`);
  if (!verify(null, text, key, signature.subarray(4))) return null;
  return { origin, size: Number(size), hash: Buffer.from(hash, "base64").toString("hex") };
}

/** Two that speak of the same place and do not agree: somebody signed two logs. */
export function contradiction(checkpoints: Checkpoint[]): Checkpoint | null {
  const bySize = new Map<string, string>();
  for (const checkpoint of checkpoints) {
    const place = `${checkpoint.origin} ${checkpoint.size}`;
    const known = bySize.get(place);
    if (known !== undefined && known !== checkpoint.hash) return checkpoint;
    bySize.set(place, checkpoint.hash);
  }
  return null;
}
