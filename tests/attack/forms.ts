import { randomUUID, randomUUIDv7 } from "node:crypto";
import type { OutgoingHttpHeaders } from "node:http";
import { z } from "zod";
import type { Action } from "@/tests/attack/doors";
import { type Answer, home, type Sending, send } from "@/tests/attack/request";
import { aResidentId } from "@/tests/support/make";

export type Fields = Record<string, string | string[]>;

/** Where a general answer would not do: a whole answer of the action, or of the field wherever it is asked. */
const answersOf: Record<string, Fields> = {
  judge: { outcome: "REJECT", reasons: ["INCOME_LOW"], limit: "", message: "", fieldsAsked: [], documentsAsked: [] },
  giveBack: { outcome: "RETURN", fieldsAsked: ["monthlyIncome"], documentsAsked: [], message: "请核对月收入。" },
};
const answersTo: Record<string, () => string> = {
  identity: () => `AGE-SECRET-KEY-1${"Q".repeat(58)}`,
  response: () => JSON.stringify(passkeyAnswer),
  employmentKind: () => "EMPLOYED",
  employerKind: () => "PRIVATE",
  occupation: () => "OFFICE",
  documentType: () => "RESIDENT_ID",
  documentNumber: aResidentId,
  birthDate: () => "1990-01-01",
  sex: () => "FEMALE",
  productCode: () => "STANDARD",
  requestedLimit: () => "30000",
  next: () => "/home",
  back: () => "/",
  after: () => "",
  version: () => "1",
  profileVersion: () => "1",
  email: () => `attack-${randomUUID()}@example.com`,
  password: () => "a sentence nobody guesses",
};

const passkeyAnswer = {
  id: "AAAA",
  rawId: "AAAA",
  type: "public-key",
  clientExtensionResults: {},
  response: {
    clientDataJSON: "AAAA",
    attestationObject: "AAAA",
    authenticatorData: "AAAA",
    signature: "AAAA",
  },
};

/** Tried in turn where nothing else is known of a field. */
const general = [
  "周雨桐",
  "按规定逐项核对，没有疑问。",
  "13912345678",
  "1",
  "2026-01",
  "2026-01-01",
  "yes",
  "310012",
  "AAAA",
  "A".repeat(43),
  "a".repeat(64),
  "mail@example.com",
  "123456",
  "/home",
  "{}",
  "",
];

const accepts = (field: unknown, value: unknown) => (field as z.ZodType).safeParse(value).success;

/** Whether a field holds the id of a record: a whole one, and nothing else. */
export function isId(field: unknown): boolean {
  const id = randomUUIDv7();
  return [(value: string) => value, (value: string) => [value]].some(
    (as) => accepts(field, as(id)) && !accepts(field, as(id.slice(1))) && !accepts(field, as("1")),
  );
}

const isList = (field: unknown) =>
  accepts(field, []) || [randomUUIDv7(), ...optionsOf(field)].some((one) => accepts(field, [one]));

/** Answers that the action's schema takes, with `id` in the place of every id. */
export function answersFor({ name, schema }: Pick<Action, "name" | "schema">, id: string): Fields {
  const own = answersOf[name.split(" ").at(-1)!] ?? {};
  return Object.fromEntries(
    Object.entries(schema.shape).map(([field, rule]): [string, string | string[]] => {
      if (own[field] !== undefined) return [field, own[field]];
      if (isId(rule)) return [field, isList(rule) ? [id] : id];
      const known = answersTo[field]?.();
      if (known !== undefined) return [field, known];
      return [field, isList(rule) ? (optionsOf(rule).slice(0, 1) ?? []) : firstAccepted(rule)];
    }),
  );
}

const firstAccepted = (rule: unknown) => [...optionsOf(rule), ...general].find((value) => accepts(rule, value)) ?? "";

/** What a choice offers, however it is wrapped. */
function optionsOf(rule: unknown): string[] {
  let inner = rule as { def?: { in?: unknown; innerType?: unknown; element?: unknown }; options?: unknown };
  for (let depth = 0; inner && depth < 9; depth += 1) {
    if (inner instanceof z.ZodEnum) return inner.options as string[];
    inner = (inner.def?.in ?? inner.def?.innerType ?? inner.def?.element) as typeof inner;
  }
  return [];
}

const own = { origin: home, "sec-fetch-site": "same-origin" };

/** The body in which React sends an action's arguments: the former state, and the form. */
export function bodyOf(fields: Fields, state: unknown = { values: {}, errors: {}, count: 0 }) {
  const boundary = `----attack${randomUUID().replaceAll("-", "")}`;
  const parts = Object.entries(fields).flatMap(([name, value]) =>
    [value].flat().map((one): [string, string] => [`_1_${name}`, one]),
  );
  parts.push(["0", JSON.stringify([state, "$K1"])]);
  const body = parts.map(([name, value]) => `--${boundary}\r\n${disposition(name)}\r\n\r\n${value}\r\n`).join("");
  return { body: `${body}--${boundary}--\r\n`, type: `multipart/form-data; boundary=${boundary}` };
}

const disposition = (name: string) => `content-disposition: form-data; name="${name}"`;

/** Calls an action as a page of ours would, unless other headers are given. */
export function call(action: Action, fields: Fields, { headers = own, ...rest }: Sending = {}): Promise<Answer> {
  const { body, type } = bodyOf(fields);
  const page = action.page.replace(/\[\w+\]/g, "01900000-0000-7000-8000-000000000000");
  return send(page, {
    method: "POST",
    body,
    headers: { accept: "text/x-component", "next-action": action.id, "content-type": type, ...headers },
    from: newAddress(),
    ...rest,
  });
}

/** Sends the form of a page that asks for that field as a browser without script would, with Next's own hidden fields. */
export async function sendPlain(path: string, asksFor: string, fields: Fields, headers: OutgoingHttpHeaders = own) {
  const { text } = await send(path);
  const form = text.match(/<form[^>]*>(?:(?!<\/form>).)*<\/form>/gs)?.find((one) => one.includes(`name="${asksFor}"`));
  const hidden = [...(form ?? "").matchAll(/<input type="hidden" name="(\$ACTION[^"]*)"(?: value="([^"]*)")?/g)];
  if (hidden.length === 0) throw new Error(`${path} has no form that asks for ${asksFor}.`);
  const nexts = hidden.map(([, name = "", value = ""]) => [
    name,
    value.replaceAll("&quot;", '"').replaceAll("&amp;", "&"),
  ]);
  const { body, type } = bodyOf({ ...Object.fromEntries(nexts), ...fields });
  const plain = body
    .replaceAll('name="_1_', 'name="')
    .replace(/--[^\r]+\r\n[^\r]+name="0"\r\n\r\n[^\r]*\r\n(?=--)/, "");
  return send(path, { method: "POST", body: plain, headers: { "content-type": type, ...headers }, from: newAddress() });
}

let addresses = 0;
/** An address that no request of this run has come from: the limiter of one attack is not that of the next. */
export function newAddress() {
  addresses += 1;
  return `10.${(addresses >> 16) & 255}.${(addresses >> 8) & 255}.${addresses & 255}`;
}

/** What an action answered, in a word: where it leads, the state it hands back, or the bare status. */
export function verdictOf({ status, headers, text }: Answer) {
  const [to = ""] = String(headers["x-action-redirect"] ?? headers.location ?? "").split(";");
  const errors = /"errors":(\{.*?\})/.exec(text)?.[1];
  return { status, to, errors: errors === "{}" ? undefined : errors };
}

/** Whether an action took the call for another site's. */
export const tellsOfForeign = (errors: string) => errors.includes("foreign") || errors.includes("本站");
