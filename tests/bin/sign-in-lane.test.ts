import type { AsyncLocalStorage } from "node:async_hooks";
import { createServer, type Server } from "node:http";
import { type AddressInfo, connect, type Socket } from "node:net";
import { availableParallelism } from "node:os";
import { text } from "node:stream/consumers";
import { setTimeout as wait } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import "@/bin/start/border.mjs";

const border = globalThis as unknown as { xinkaAnswers: AsyncLocalStorage<{ turnedAway?: true }> };
const atOnce = availableParallelism() + 1;

let server: Server;
let home: string;
let port: number;
let inside = 0;
let most = 0;

beforeAll(async () => {
  server = createServer(async (request, response) => {
    if (request.url !== "/sign-in") return response.end("a page");
    if (border.xinkaAnswers.getStore()?.turnedAway) return response.end("come again");
    inside += 1;
    most = Math.max(most, inside);
    await text(request).catch(() => "");
    await wait(60);
    inside -= 1;
    return response.end("checked");
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  port = (server.address() as AddressInfo).port;
  home = `http://127.0.0.1:${port}`;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

const signIn = async (body = "email=a&password=b") => (await fetch(`${home}/sign-in`, { method: "POST", body })).text();

test("[AU-03] of two hundred sign-ins at once few are inside, fifty wait, the others are asked to come again", async () => {
  let over = false;
  const flood = Promise.all(Array.from({ length: 200 }, () => signIn())).finally(() => {
    over = true;
  });
  expect(await (await fetch(`${home}/home`)).text()).toBe("a page");
  expect(over).toBe(false);
  const answers = await flood;
  expect(most).toBe(atOnce);
  const checked = answers.filter((answer) => answer === "checked").length;
  // Those whose connection was made later may have found a place that was free again.
  expect(checked).toBeGreaterThanOrEqual(atOnce + 50);
  expect(answers.filter((answer) => answer === "come again")).toHaveLength(200 - checked);
});

test("[AU-03] whoever sends the own sign-in slowly, or goes away, holds up nobody", async () => {
  const slow: Socket[] = [];
  for (let count = 0; count < 100; count += 1) {
    const socket = connect(port, "127.0.0.1");
    socket.on("error", () => undefined);
    socket.write(`POST /sign-in HTTP/1.1\r\nhost: x\r\ncontent-length: 5000\r\n\r\n${"a".repeat(count * 40)}`);
    slow.push(socket);
  }
  await wait(100);
  expect(await signIn()).toBe("checked");
  for (const socket of slow) socket.destroy();

  const leaving = new AbortController();
  const gone = Promise.allSettled(
    Array.from({ length: 40 }, () => fetch(`${home}/sign-in`, { method: "POST", body: "x", signal: leaving.signal })),
  );
  await wait(30);
  leaving.abort();
  await gone;
  expect(await signIn()).toBe("checked");
});

test("[WB-05] a sign-in larger than any real one is refused before it is read", async () => {
  expect((await fetch(`${home}/sign-in`, { method: "POST", body: "x".repeat(60_000) })).status).toBe(413);
  expect(await signIn("x".repeat(48_000))).toBe("checked");
});
