import "server-only";
import { connect } from "node:net";
import { env } from "@/lib/env";
import { log } from "@/lib/log";
import { Refusal } from "@/lib/refusal";

const patience = 20_000;
const piece = 65_536;

/** Shows a file to the scanner, where the deployment has one. What it does not call clean is not taken, and if it says nothing neither. */
export async function refuseMalware(bytes: Buffer): Promise<void> {
  if (!env.SCANNER_URL) return;
  const verdict = await ask(new URL(env.SCANNER_URL), bytes).catch((error: Error) => error.message);
  if (verdict === "stream: OK") return;
  const found = verdict.endsWith(" FOUND");
  log.warn({ found }, "the scanner did not call a file clean");
  throw new Refusal(found ? "document.infected" : "document.notScanned");
}

/** The INSTREAM command of clamd: each piece after its length, an empty one at the end. */
function ask({ hostname, port }: URL, bytes: Buffer): Promise<string> {
  return new Promise((done, fail) => {
    const socket = connect({ host: hostname, port: Number(port || 3_310) });
    let answer = "";
    socket.setTimeout(patience, () => socket.destroy(new Error("no answer")));
    socket.on("data", (part) => {
      answer += part;
    });
    socket.on("error", fail);
    socket.on("close", () => done(answer.replaceAll("\0", "").trim()));
    socket.write("zINSTREAM\0");
    for (let at = 0; at < bytes.length; at += piece) socket.write(lengthAnd(bytes.subarray(at, at + piece)));
    socket.write(lengthAnd(Buffer.alloc(0)));
  });
}

function lengthAnd(part: Buffer) {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(part.length);
  return Buffer.concat([length, part]);
}
