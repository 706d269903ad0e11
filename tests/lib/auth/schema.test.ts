import { describe, expect, test } from "vitest";
import { ActivationSchema, ConfirmEmailSchema, RegistrationSchema, SignInSchema } from "@/lib/auth/schema";
import { isSecret } from "@/lib/forms/schema";
import { faults, holdsAgainst } from "../../support/forms";

const email = ["zhang@example.com", " Li＠Example.COM "];
const password = ["correct horse battery staple", "wobbly kettle  ", "我的小猫喜欢在雨天的窗台上睡觉觉"];
const token = ["a".repeat(43), "B-_9".repeat(10).concat("xyz")];

describe("[WB-11] ten thousand sent forms leave each schema standing", { timeout: 120_000 }, () => {
  test("registering", () =>
    holdsAgainst(RegistrationSchema, { email, mobile: ["138 0013 8000"], password, consent: ["yes", "on"] }));
  test("signing in", () =>
    holdsAgainst(SignInSchema, { email, password, next: ["/home", "/work/queue?tab=mine", "", undefined] }));
  test("activating", () => holdsAgainst(ActivationSchema, { token, password }));
  test("confirming", () => holdsAgainst(ConfirmEmailSchema, { token }));
});

const sent = {
  email: "zhang@example.com",
  mobile: "13800138000",
  password: "correct horse battery staple",
  consent: "yes",
};

describe("registering", () => {
  test("takes the password exactly as typed", () => {
    for (const typed of [
      "  wobbly kettle sings ",
      "wobbly\u00a0kettle sings",
      "ｗｏｂｂｌｙ kettle sings",
      "e\u0301te\u0301 sans fin ni but",
    ])
      expect(RegistrationSchema.parse({ ...sent, password: typed }).password).toBe(typed);
  });

  test("names what is wrong with each field at once", () => {
    expect(faults(RegistrationSchema, { email: "zhang", mobile: "1", password: "short" })).toEqual({
      email: "email.wrong",
      mobile: "mobile.wrong",
      password: "password.tooShort",
      consent: "consent.required",
    });
    expect(faults(RegistrationSchema, {})).toEqual({
      email: "email.required",
      mobile: "mobile.required",
      password: "password.required",
      consent: "consent.required",
    });
  });

  test("refuses one's own address or number as a password, even while the consent is missing", () => {
    const own = { ...sent, consent: "", password: "wobbly 138 0013 8000" };
    expect(faults(RegistrationSchema, own)).toEqual({ password: "password.ownData", consent: "consent.required" });
  });

  test("refuses what is longer than anybody types before looking at it", () => {
    expect(faults(RegistrationSchema, { ...sent, password: "x".repeat(1_000_000) })).toEqual({
      password: "password.tooLong",
    });
  });
});

test("a password and a token never travel back to the browser", () => {
  for (const schema of [RegistrationSchema, SignInSchema, ActivationSchema, ConfirmEmailSchema])
    for (const [name, field] of Object.entries(schema.shape))
      expect(isSecret(field)).toBe(["password", "token"].includes(name));
});

test.each([
  ["/home", "/home"],
  ["/work/queue?tab=mine&size=50", "/work/queue?tab=mine&size=50"],
  ["//evil.example", null],
  ["/\\evil.example", null],
  ["https://evil.example", null],
  ["javascript:alert(1)", null],
  ["/\t/evil.example", null],
  ["/..//evil.example", null],
  ["/home@evil.example", null],
  ["home", null],
  [`/${"a".repeat(600)}`, null],
  [undefined, null],
])("after signing in, %j leads to %j", (next, path) => {
  expect(SignInSchema.parse({ email: "a@example.com", password: "x", next }).next).toBe(path);
});

test("signing in does not judge an old password, but takes none of endless length", () => {
  expect(faults(SignInSchema, { email: "a@example.com", password: "short" })).toEqual({});
  expect(faults(SignInSchema, { email: "a@example.com", password: "x".repeat(257) })).toEqual({
    password: "password.tooLong",
  });
});
