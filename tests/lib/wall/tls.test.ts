import { createServer, type Server, type Socket } from "node:net";
import { createSecureContext, TLSSocket } from "node:tls";
import { createTransport } from "nodemailer";
import pg from "pg";
import { SMTPServer } from "smtp-server";
import tlsOptions from "smtp-server/lib/tls-options.js";
import { afterEach, describe, expect, test } from "vitest";
import { asksForLess, databaseOverTls, encrypted, isNear, mailOverTls, verified } from "@/lib/wall/tls";

const closing: (() => void)[] = [];
afterEach(() => {
  for (const close of closing.splice(0)) close();
});

/** A certificate that nobody we trust has signed. */
const { key, cert } = tlsOptions() as { key: string; cert: string };

test.each([
  ["postgresql://a:b@db.bank.example:5432/x", false],
  ["postgresql://a:b@10.0.0.5/x", false],
  ["postgresql://a:b@localhost.evil.example/x", false],
  ["postgresql://a:b@127.0.0.1:5432/x", true],
  ["postgresql://a:b@[::1]/x", true],
  ["postgresql://a:b@%2Fvar%2Frun%2Fpostgresql/x", true],
  ["postgresql://a:b@database/x", true],
])("%s is this machine: %s", (address, near) => expect(isNear(address, "mail, database")).toBe(near));

test("[DP-11] every other machine is asked for an encrypted connection with a checked certificate", () => {
  expect(databaseOverTls("postgresql://a:b@db.example/x")).toBe("postgresql://a:b@db.example/x?sslmode=verify-full");
  expect(mailOverTls("smtp://a:b@mail.example:587")).toBe("smtp://a:b@mail.example:587?requireTLS=true");
  expect(mailOverTls("smtps://a:b@mail.example")).toBe("smtps://a:b@mail.example");
  expect(
    ["prefer", "require", "disable", "no-verify"].every((mode) => asksForLess(`postgresql://a@b/x?sslmode=${mode}`)),
  ).toBe(true);
  expect(asksForLess("smtps://a@b?tls.rejectUnauthorized=false")).toBe(true);
});

describe("[DP-11] nothing is said to", () => {
  test("a database that speaks in the clear", async () => {
    await expect(connect(verified(process.env.DATABASE_URL!))).rejects.toThrow(/does not support SSL/);
  });

  test("a database whose certificate nobody we trust has signed", async () => {
    const heard: Buffer[] = [];
    const port = await listen(createServer((socket) => answerWithTls(socket, heard)));
    const fault = await connect(verified(`postgresql://me:hidden@127.0.0.1:${port}/x`)).catch((error) => error);
    expect(fault.code).toMatch(/SELF_SIGNED|UNABLE_TO_VERIFY|DEPTH_ZERO|CERT/);
    expect(Buffer.concat(heard).toString()).not.toMatch(/me|hidden/);
  });

  test.each([
    ["that speaks in the clear", { disabledCommands: ["STARTTLS"] }],
    ["whose certificate nobody we trust has signed", {}],
  ])("a mail server %s", async (_what, options) => {
    let letters = 0;
    const server = new SMTPServer({
      authOptional: true,
      ...options,
      onMailFrom: (_address, _session, done) => {
        letters += 1;
        done();
      },
    });
    server.on("error", () => {});
    const port = await listen(server.server as Server, () => {
      server.close();
    });
    const post = createTransport(encrypted(`smtp://127.0.0.1:${port}`));
    const letter = { from: "a@example.com", to: "b@example.com", text: "secret" };
    await expect(post.sendMail(letter)).rejects.toThrow(/TLS|STARTTLS|certificate|self[- ]signed/i);
    expect(letters).toBe(0);
  });
});

async function connect(connectionString: string) {
  const client = new pg.Client({ connectionString, connectionTimeoutMillis: 5_000 });
  client.on("error", () => {});
  await client.connect();
  await client.end();
}

function listen(server: Server, close = () => void server.close()) {
  closing.push(close);
  return new Promise<number>((done) =>
    server.listen(0, "127.0.0.1", () => done((server.address() as { port: number }).port)),
  );
}

/** As PostgreSQL does: agrees to TLS, and then shows its certificate. */
function answerWithTls(socket: Socket, heard: Buffer[]) {
  socket.on("error", () => {});
  socket.once("data", () => {
    socket.write("S");
    const secure = new TLSSocket(socket, { isServer: true, secureContext: createSecureContext({ key, cert }) });
    secure.on("error", () => {});
    secure.on("data", (part) => heard.push(part));
  });
}
