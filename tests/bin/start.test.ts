import { spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { createServer } from "node:net";
import { expect, test } from "vitest";

const keys = ["AUTH_SECRET", "DATA_KEY", "INDEX_KEY", "PASSWORD_KEY", "LOG_KEY"];
const nobody = { DATABASE_URL: "postgresql://a:hidden@127.0.0.1:1/x", SMTP_URL: "smtp://localhost" };

test("a taken port is refused with one sentence, before anything is done", async () => {
  const server = createServer().listen(0, "127.0.0.1");
  await new Promise((listening) => server.once("listening", listening));
  const { port } = server.address() as { port: number };
  const { code, words } = await start(["--port", String(port)], nobody);
  server.close();
  expect(words).toMatch(new RegExp(`^Port ${port} is taken by another program[^\\n]*\\n$`));
  expect(code).toBe(1);
});

test("settings that are missing are named, a sentence each", async () => {
  const without = Object.fromEntries(keys.map((key) => [key, ""]));
  const { code, words } = await start(["--port", freeOfUse()], { ...nobody, ...without });
  for (const key of keys) expect(words).toContain(`${key} is missing`);
  expect(code).toBe(1);
});

test("a database that is not there is named, without its password", async () => {
  const { code, words } = await start(["--port", freeOfUse()], nobody);
  expect(words).toMatch(/^Nothing listens at 127\.0\.0\.1:1\/x[^\n]*\n$/);
  expect(code).toBe(1);
});

test("what npm start does not know is refused", async () => {
  expect(await start(["--prot", "1"], nobody)).toMatchObject({
    code: 1,
    words: expect.stringContaining("--port NUMBER"),
  });
  expect(await start(["--port", "many"], nobody)).toMatchObject({
    code: 1,
    words: expect.stringContaining("1 to 65535"),
  });
});

const random = () => Object.fromEntries(keys.map((key) => [key, randomBytes(32).toString("base64")]));

const freeOfUse = () => String(20_000 + (process.pid % 10_000));

function start(options: string[], settings: Record<string, string>): Promise<{ code: number | null; words: string }> {
  const child = spawn(process.execPath, ["bin/start.mjs", ...options], {
    env: { ...process.env, ...random(), TRY_OUT: "0", PASSWORD_COST: "production", HOST: "127.0.0.1", ...settings },
  });
  let words = "";
  child.stdout.on("data", (chunk) => (words += chunk));
  child.stderr.on("data", (chunk) => (words += chunk));
  return new Promise((done) => child.on("close", (code) => done({ code, words })));
}
