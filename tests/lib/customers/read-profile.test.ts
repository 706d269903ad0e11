import { expect, test } from "vitest";
import { readProfile } from "@/lib/customers/read-profile";
import { missingForApplication } from "@/lib/customers/rules";
import { db } from "@/lib/db";
import { aCustomer, aStranger } from "@/tests/support/make";

test("a filled profile is read with everything an application needs", async () => {
  const customer = await aCustomer({ email: "yutong@example.com", profile: { mobile: "13800001402" } });
  const { profile, email, version } = await readProfile(db, customer.id);
  expect(missingForApplication(profile)).toEqual([]);
  expect({ ...profile, email, version }).toMatchObject({
    name: "周雨桐",
    birthDate: "1990-01-01",
    mobile: "13800001402",
    employer: "西湖软件有限公司",
    jobSince: "2020-07",
    livingSince: "2021-03",
    province: "ZJ",
    line: "文三路 90 号 3 幢 201 室",
    postcode: "310012",
    workAddress: { province: "ZJ", city: "杭州市" },
    email: "yutong@example.com",
    version: 1,
  });
});

test("of somebody who only registered the mobile number is known", async () => {
  const { profile } = await readProfile(db, (await aStranger({ mobile: "13800001402" })).id);
  expect(Object.entries(profile).filter(([, answer]) => answer !== null)).toEqual([["mobile", "13800001402"]]);
});
