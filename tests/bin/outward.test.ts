import { createServer, get } from "node:http";
import { type AddressInfo, connect } from "node:net";
import { connect as connectTls } from "node:tls";
import pg from "pg";
import { expect, test } from "vitest";
import { listedHosts } from "@/bin/start/outward.mjs";

/** Addresses that exist for examples only: nobody is there, and without the list one would wait for them. */
const elsewhere = ["192.0.2.1", "198.51.100.7", "2001:db8::1", "evil.example", "169.254.169.254"];

type Way = (host: string) => { on: (event: "error", heard: (error: Error & { code?: string }) => void) => unknown };
const ways: [string, Way][] = [
  ["a plain connection", (host) => connect({ host, port: 80 })],
  ["a port and a host", (host) => connect(80, host)],
  ["an encrypted one", (host) => connectTls({ host, port: 443 })],
  ["a request", (host) => get({ host, path: "/" })],
];

test.each(ways)("[13.2.5] the server reaches no machine that its settings do not name: by %s", async (_how, way) => {
  for (const host of elsewhere) {
    const code = await new Promise((done) => way(host).on("error", (error) => done(error.code)));
    expect({ host, code }).toEqual({ host, code: "EUNLISTED" });
  }
});

test("[13.2.5] nor by fetch", async () => {
  const fault = await fetch("http://169.254.169.254/latest/meta-data").catch((error) => error);
  expect(fault.cause.code).toBe("EUNLISTED");
});

test("[13.2.5] the machines that are named, and this one, are reached", async () => {
  const client = new pg.Client({ connectionString: process.env.DATABASE_URL });
  await client.connect();
  await client.end();
  const server = createServer((_request, response) => response.end("here"));
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const { port } = server.address() as AddressInfo;
  expect(await (await fetch(`http://localhost:${port}`)).text()).toBe("here");
  server.close();
  const hosts = listedHosts({
    DATABASE_URL: "postgresql://a:b@db.bank.example:5432/x",
    SMTP_URL: "smtp://mail.bank.example:587",
    S3_ENDPOINT: "https://store.bank.example",
    DATABASE_OWNER_URL: "postgresql:///x?host=owner.bank.example",
    APP_URL: "https://card.bank.example",
  });
  expect(
    ["db.bank.example", "owner.bank.example", "mail.bank.example", "store.bank.example"].every((host) =>
      hosts.has(host),
    ),
  ).toBe(true);
  expect(hosts.has("card.bank.example")).toBe(false);
});
