import { text } from "node:stream/consumers";
import { SMTPServer } from "smtp-server";
import { afterAll, beforeAll, expect, test } from "vitest";
import { register } from "@/lib/customers/register";
import { db } from "@/lib/db";
import { deliverDue } from "@/lib/mail/deliver";
import { aVisitor } from "@/tests/support/visitor";

const letters: { to: string[]; text: string }[] = [];
let busy = false;
const server = new SMTPServer({
  authOptional: true,
  disabledCommands: ["STARTTLS"],
  onData: async (stream, session, done) => {
    letters.push({ to: session.envelope.rcptTo.map(({ address }) => address), text: await text(stream) });
    done(busy ? Object.assign(new Error("come back later"), { responseCode: 451 }) : undefined);
  },
});

beforeAll(async () => {
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  const { port } = server.server.address() as { port: number };
  process.env.SMTP_URL = `smtp://127.0.0.1:${port}`;
});
afterAll(() => new Promise<void>((closed) => server.close(closed)));

const newcomer = () =>
  register(aVisitor(), {
    email: "new@example.com",
    mobile: "13912345678",
    password: "a sentence nobody guesses",
    consent: true,
  });

test("[CC-05] a letter refused for now is sent later under the same Message-ID", async () => {
  await newcomer();
  busy = true;
  await deliverDue();
  expect(await db.mail.findFirstOrThrow({ select: { sentAt: true, attempts: true } })).toEqual({
    sentAt: null,
    attempts: 1,
  });

  busy = false;
  await db.$executeRaw`UPDATE "Mail" SET "nextTryAt" = now()`;
  await deliverDue();

  const { id, sentAt } = await db.mail.findFirstOrThrow({ select: { id: true, sentAt: true } });
  expect(sentAt).not.toBeNull();
  expect(letters.map(({ to }) => to)).toEqual([["new@example.com"], ["new@example.com"]]);
  const ids = letters.map((letter) => /^Message-ID: (.*)$/im.exec(letter.text)?.[1]);
  expect(ids).toEqual([`<${id}@localhost>`, `<${id}@localhost>`]);
});
