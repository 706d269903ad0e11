import { createServer, type Socket } from "node:net";
import sharp from "sharp";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { acceptFile } from "@/lib/documents/accept-file";
import { settingFaults } from "@/lib/env";

const picture = () =>
  sharp({ create: { width: 900, height: 700, channels: 3, background: "white" } })
    .jpeg()
    .toBuffer();

/** A scanner that speaks as clamd does: what it was shown, and what it says to it. */
const shown: Buffer[] = [];
let say: (socket: Socket) => void;
const scanner = createServer((socket) => {
  socket.on("error", () => undefined);
  socket.on("data", (part) => {
    shown.push(part);
    if (Buffer.concat(shown).subarray(-4).equals(Buffer.alloc(4))) say(socket);
  });
});

beforeAll(async () => {
  await new Promise<void>((ready) => scanner.listen(0, "127.0.0.1", ready));
  process.env.SCANNER_URL = `clamd://127.0.0.1:${(scanner.address() as { port: number }).port}`;
});
beforeEach(() => void shown.splice(0));
afterAll(() => scanner.close());

test("[5.4.3] a file that the scanner calls clean is taken, and it saw all of it as it was sent", async () => {
  say = (socket) => socket.end("stream: OK\0");
  const sent = await picture();
  expect((await acceptFile(sent)).mime).toBe("image/jpeg");
  const stream = Buffer.concat(shown);
  expect(stream.subarray(0, 10).toString()).toBe("zINSTREAM\0");
  expect(stream.readUInt32BE(10)).toBe(Math.min(sent.length, 65_536));
  expect(stream.includes(sent.subarray(0, 60_000))).toBe(true);
});

test("[5.4.3] a file in which the scanner finds something is refused", async () => {
  say = (socket) => socket.end("stream: Eicar-Test-Signature FOUND\0");
  await expect(acceptFile(await picture())).rejects.toMatchObject({ code: "document.infected" });
});

test.each([
  ["says something else", (socket: Socket) => void socket.end("INSTREAM size limit exceeded. ERROR\0")],
  ["hangs up", (socket: Socket) => void socket.destroy()],
])("[5.4.3] nothing is taken while the scanner %s", async (_how, does) => {
  say = does;
  await expect(acceptFile(await picture())).rejects.toMatchObject({ code: "document.notScanned" });
});

test("[5.4.3] nor while it is not there", async () => {
  await new Promise<void>((closed) => scanner.close(() => closed()));
  await expect(acceptFile(await picture())).rejects.toMatchObject({ code: "document.notScanned" });
});

test("[5.4.3][DP-11] a scanner on another machine is not shown files in the clear", () => {
  const faults = (url: string, near = "") =>
    settingFaults({ ...process.env, SCANNER_URL: url, PLAIN_HOSTS: near }).filter((fault) =>
      /^SCANNER_URL/.test(fault),
    );
  expect(faults("clamd://scanner.bank.example:3310")).toHaveLength(1);
  expect(faults("clamd://scanner:3310", "scanner")).toEqual([]);
  expect(faults("clamd://127.0.0.1")).toEqual([]);
});
