import { text } from "node:stream/consumers";
import { SMTPServer } from "smtp-server";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { db, transaction } from "@/lib/db";
import { MailTemplate } from "@/lib/generated/prisma/enums";
import { deliverDue } from "@/lib/mail/deliver";
import { enqueueMail } from "@/lib/mail/enqueue";
import { personKey } from "@/lib/vault/person";
import { seal } from "@/lib/vault/seal";
import { aCustomer, anApplication } from "@/tests/support/make";

const letters: { to: string[]; raw: string }[] = [];
const server = new SMTPServer({
  authOptional: true,
  disabledCommands: ["STARTTLS"],
  onData: async (stream, session, done) => {
    letters.push({ to: session.envelope.rcptTo.map(({ address }) => address), raw: await text(stream) });
    done();
  },
});

beforeAll(async () => {
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  process.env.SMTP_URL = `smtp://127.0.0.1:${(server.server.address() as { port: number }).port}`;
});
afterAll(() => new Promise<void>((closed) => server.close(closed)));
beforeEach(() => void letters.splice(0));

const hostile = [
  "\r\nBcc: evil@evil.example\r\n\r\n<script>alert(1)</script>",
  "\nSubject: you have won\n\n",
  "\u202eelpmaxe.livE\u202c \u2066x\u2069 \u200b\u061c",
  '"><img src=x onerror=alert(1)>',
  "=?utf-8?B?QmNjOiBldmlsQGV2aWwuZXhhbXBsZQ==?=",
  "\u0007\u001b[31m\u2028\u0085",
  "{link} {device, select, none {x} other {y}} <b>x</b>",
];

const known = [
  "from",
  "to",
  "subject",
  "message-id",
  "date",
  "mime-version",
  "content-type",
  "content-transfer-encoding",
];

/** A letter as a mail program reads it: names of its headers, its subject, and its one part of plain text. */
function opened(raw: string) {
  const [head = "", ...rest] = raw.split("\r\n\r\n");
  const lines = head.replace(/\r\n[ \t]+/g, " ").split("\r\n");
  const headers = lines.map((line) => /^([\w-]+): (.*)$/.exec(line)?.slice(1) ?? ["?", line]) as [string, string][];
  const of = (name: string) => headers.find(([one]) => one.toLowerCase() === name)?.[1] ?? "";
  const body = rest.join("\r\n\r\n");
  const decoded = of("content-transfer-encoding") === "base64" ? Buffer.from(body, "base64").toString() : quoted(body);
  return {
    names: headers.map(([name]) => name.toLowerCase()).toSorted(),
    subject: of("subject"),
    type: of("content-type"),
    text: decoded,
  };
}

const quoted = (body: string) =>
  Buffer.from(
    body.replace(/=\r\n/g, "").replace(/=([0-9A-F]{2})/g, (_all, hex) => String.fromCharCode(Number.parseInt(hex, 16))),
    "latin1",
  ).toString();

const turned = /(?![\r\n\t])[\p{Cc}\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/u;

test("[WB-04] whatever a device or an address calls itself, a letter has one reader, one subject and one text", async () => {
  const customer = await aCustomer({ email: "owner@example.com" });
  for (const device of hostile)
    await transaction((tx) => enqueueMail(tx, customer.id, "NEW_DEVICE", { device, address: device }));
  await deliverDue();
  expect(letters).toHaveLength(hostile.length);
  const subjects = new Set<string>();
  for (const { to, raw } of letters) {
    expect(to).toEqual(["owner@example.com"]);
    const letter = opened(raw);
    expect(letter.names).toEqual(known.toSorted());
    expect(letter.type).toBe("text/plain; charset=utf-8");
    expect(letter.text).not.toMatch(turned);
    expect(letter.text).not.toMatch(/^(Bcc|Subject):/m);
    expect(letter.text.match(/https?:\/\/\S+/g)).toEqual([`${process.env.APP_URL}/security`]);
    subjects.add(letter.subject);
  }
  expect(subjects.size).toBe(1);
});

test("[WB-04] no letter of any kind holds a name, a branch or a reason that somebody wrote", async () => {
  const marked = "Mallory<script>";
  const customer = await aCustomer({ email: "owner@example.com" });
  const { id: applicationId } = await anApplication({ customer });
  await db.$executeRaw`UPDATE "User" SET "staffName" = ${marked}, branch = ${marked} WHERE id = ${customer.id}::uuid`;
  const facts = { applicationId, name: marked, reason: marked, device: "Chrome", address: "1.2.3.4", factor: marked };
  const kinds = Object.values(MailTemplate).filter((kind) => !/PROPOSAL|CONTACT_CHANG|CONFIRM_CONTACT/.test(kind));
  for (const kind of kinds)
    await transaction((tx) =>
      enqueueMail(tx, customer.id, kind, { ...facts, minutes: "1", failures: "1", hours: "1" }),
    );
  await deliverDue();
  const silent = kinds.length - letters.length;
  expect(silent).toBeLessThanOrEqual(2);
  expect(letters.filter(({ raw }) => /Mallory|script/.test(opened(raw).text + raw))).toEqual([]);
});

test("[WB-04] an address that names two readers reaches neither the second nor a header", async () => {
  const customer = await aCustomer({ email: "owner@example.com" });
  const place = { table: "User", column: "emailSealed", row: customer.id };
  for (const address of [
    "owner@example.com, evil@evil.example",
    "owner@example.com\r\nBcc: evil@evil.example",
    '"x" <evil@evil.example>',
    "owner@example.com> <evil@evil.example",
    "group: evil@evil.example;",
  ]) {
    const sealed = seal(await transaction((tx) => personKey(tx, customer.id)), place, address);
    await db.user.update({ where: { id: customer.id }, data: { emailSealed: sealed }, select: { id: true } });
    await transaction((tx) => enqueueMail(tx, customer.id, "PASSWORD_CHANGED"));
    await deliverDue();
  }
  expect(letters.filter(({ to, raw }) => /evil/.test(to + raw))).toEqual([]);
});
