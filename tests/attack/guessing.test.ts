import { beforeAll, describe, expect, test } from "vitest";
import { changesDuring, sql, watchChanges } from "@/tests/attack/changes";
import { type Action, everyAction } from "@/tests/attack/doors";
import { call, type Fields, newAddress, verdictOf } from "@/tests/attack/forms";
import { type Answer, forEach, whole } from "@/tests/attack/request";
import { aCustomer, next } from "@/tests/support/make";
import { givePassword, usualPassword } from "@/tests/support/passwords";

let signIn: Action;
let register: Action;
let forgot: Action;
beforeAll(async () => {
  await watchChanges();
  const actions = await everyAction();
  const named = (name: string) => actions.find((action) => action.name.endsWith(` ${name}`))!;
  [signIn, register, forgot] = [named("signIn"), named("register"), named("forgotPassword")];
});

async function somebody() {
  const email = `guess${next()}@example.com`;
  const person = await aCustomer({ email });
  await givePassword(person.id);
  return { id: person.id, email };
}

const tryIn = (email: string, password: string, from = newAddress()) =>
  call(signIn, { email, password, next: "" }, { from });

/** Some tries were looked at, so many at most, and all others sent away for that. */
function expectHeard(answers: Answer[], most: number) {
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200, 429]));
  expect(answers.filter(({ status }) => status === 200).length).toBeLessThanOrEqual(most);
}

/** All clocks of the limiter that far ahead. */
const later = async (minutes: number) => {
  const back = `interval '${minutes} minutes'`;
  await sql(`update "Guessing" set "blockedUntil" = "blockedUntil" - ${back}, "lastAt" = "lastAt" - ${back}`);
  await sql(`update "Throttle" set "windowEndsAt" = "windowEndsAt" - ${back}`);
};

describe("[AU-09] guessing", () => {
  test("at one account is slowed from the fifth try and stopped at the tenth, from however many places", async () => {
    const { email } = await somebody();
    const answers: number[] = [];
    let heard = 0;
    for (let minute = 0; minute < 40 && heard < 10; minute += 1) {
      const answer = await tryIn(email, "not the password at all");
      answers.push(answer.status);
      if (answer.status === 200) heard += 1;
      if (answer.status === 429) await later(1);
    }
    expect(answers.slice(0, 5)).toEqual([200, 200, 200, 200, 200]);
    expect(answers[5]).toBe(429);
    await later(10);
    expect((await tryIn(email, usualPassword)).status).toBe(429);
    await later(30);
    expect(verdictOf(await tryIn(email, usualPassword)).to).toBe("/home");
  });

  test("one password at a thousand accounts stops after thirty tries from one place", async () => {
    const from = newAddress();
    const names = Array.from({ length: whole ? 1_000 : 60 }, () => `nobody${next()}@example.com`);
    const answers = await forEach(names, (email) => tryIn(email, "xinka xinka xinka 2026", from), 2);
    expectHeard(answers, 30);
  });

  test("from two hundred places at one account gets no further than from one", async () => {
    const { email } = await somebody();
    const answers = await forEach(Array.from({ length: 200 }), () => tryIn(email, "not the password at all"));
    expectHeard(answers, 5);
  });
});

test("[AU-10] a thousand failures elsewhere do not lock the owner out of a browser that is known", async () => {
  const { email } = await somebody();
  const first = await tryIn(email, usualPassword);
  const known = (first.headers["set-cookie"] ?? []).map((cookie) => String(cookie).split(";")[0]).join("; ");
  await forEach(Array.from({ length: whole ? 1_000 : 30 }), () => tryIn(email, "not the password at all"));
  expect((await tryIn(email, usualPassword)).status).toBe(429);
  const owner = await call(signIn, { email, password: usualPassword, next: "" }, { cookie: known });
  expect(verdictOf(owner).to).toBe("/home");
});

test("[AU-11] a thousand addresses of one IPv6 network are one place, in whatever spelling", async () => {
  const count = whole ? 1_000 : 80;
  const froms = Array.from({ length: count }, (_none, index) => {
    const host = `2001:db8:77:0:${index.toString(16)}::${(index * 7).toString(16)}`;
    return index % 2 ? host.toUpperCase() : host.replace("2001:db8:", "2001:0db8:");
  });
  const answers = await forEach(
    froms,
    (from) => tryIn(`nobody${next()}@example.com`, "a guess of some length", from),
    2,
  );
  expectHeard(answers, 30);
});

test("[AU-11] what a client says of its own address is not believed", async () => {
  const real = newAddress();
  const lies = ["1.2.3.4", "127.0.0.1, 10.0.0.1", "unknown", "", "::1", '"quoted"', "1.1.1.1,,2.2.2.2"];
  const answers = await forEach(
    Array.from({ length: 40 }),
    (_none, index) =>
      tryIn(`nobody${next()}@example.com`, "a guess of some length", `${lies[index % lies.length]}, ${real}`),
    2,
  );
  expectHeard(answers, 30);
});

type Kind = { known: Fields; unknown: Fields; action: Action };

async function kinds(): Promise<Record<string, Kind>> {
  const { email } = await somebody();
  const nobody = `nobody${next()}@example.com`;
  const registration = { mobile: "13912345678", password: "a sentence nobody guesses", consent: "yes" };
  return {
    "signing in": {
      action: signIn,
      known: { email, password: "not the password at all", next: "" },
      unknown: { email: nobody, password: "not the password at all", next: "" },
    },
    "forgetting the password": { action: forgot, known: { email }, unknown: { email: nobody } },
    registering: { action: register, known: { email, ...registration }, unknown: { email: nobody, ...registration } },
  };
}

/** What tells two answers apart: status, headers but those of each moment, and the text without names and nonces. */
function told({ status, headers, text }: Answer, { email }: Fields) {
  const own = Object.entries(headers).filter(
    ([name]) => !/^(date|x-request-id|content-security-policy|connection|keep-alive)$/.test(name),
  );
  const plain = text.replaceAll(String(email), "NAME").replace(/[A-Za-z0-9+/]{48}/g, "NONCE");
  return {
    status,
    headers: own,
    state: /^1:.*$/m.exec(plain)?.[0] ?? "",
    length: plain.replace(/"[\w-]{21,22}"/g, '"KEY"').length,
  };
}

test.each(["signing in", "forgetting the password", "registering"])(
  "[AU-08] %s answers known and unknown people alike, letter for letter and in the same time",
  async (what) => {
    const { known, unknown, action } = (await kinds())[what]!;
    const answers = [await call(action, known), await call(action, unknown)];
    expect(told(answers[0]!, known)).toEqual(told(answers[1]!, unknown));

    const samples = whole ? 500 : 10;
    const times = { known: [] as number[], unknown: [] as number[] };
    const sample = async (_none: unknown, index: number) => {
      const person = await somebodyQuick();
      const [first, second] = index % 2 ? (["known", "unknown"] as const) : (["unknown", "known"] as const);
      for (const kind of [first, second]) {
        const form =
          kind === "known" ? { ...known, email: person } : { ...unknown, email: `nobody${next()}@example.com` };
        times[kind].push((await call(action, form)).milliseconds);
      }
    };
    // Answers that wait for their time to be up wait together, shortened; a sign-in has work to do, and is measured alone.
    await forEach(Array.from({ length: samples }), sample, whole || what === "signing in" ? 1 : 3);
    // Shortened, on a machine that does other things, the least of each says more than the middle of few.
    const say = whole ? median : (list: number[]) => Math.min(...list);
    const [a, b] = [say(times.known), say(times.unknown)];
    const share = apart(times.known, times.unknown);
    console.log(
      `INFO: ${what}: known ${a.toFixed(1)} ms, unknown ${b.toFixed(1)} ms, told apart in ${share.toFixed(3)} of pairs, ${samples} samples each`,
    );
    expect(Math.abs(a - b)).toBeLessThan(whole ? 5 : 30);
    if (whole) expect(share).toBeLessThan(0.55);
  },
  1_500_000,
);

/** An account without a password of its own to hash: the decoy and it take the same work. */
const people: string[] = [];
async function somebodyQuick() {
  if (people.length < 12) people.push((await somebody()).email);
  const email = people[next() % people.length]!;
  await sql(`delete from "Guessing"`);
  return email;
}

/** How often the slower of a pair would be guessed rightly, by somebody who knows which kind is slower; 0.5 is chance. */
function apart(some: number[], others: number[]) {
  const slower = some.reduce((sum, one) => sum + others.filter((other) => one > other).length, 0);
  const share = slower / (some.length * others.length);
  return Math.max(share, 1 - share);
}

const median = (list: number[]) => list.toSorted((x, y) => x - y)[Math.floor(list.length / 2)]!;

test("[AU-08] a refused sign-in leaves nothing behind but its place in the history and the log", async () => {
  // Of the hundreds of failures told above within the minute only the sum would be left.
  await later(2);
  const changes = await changesDuring(async () => {
    await tryIn(`nobody${next()}@example.com`, "not the password at all");
  });
  const left = changes.map(({ what }) => what).filter((what) => !/ OperationLog(Draft|Entry)$/.test(what));
  expect(left).toEqual(["INSERT SignIn"]);
});
