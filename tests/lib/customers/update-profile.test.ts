import { describe, expect, test } from "vitest";
import { findProfile } from "@/lib/customers/queries";
import { completeness } from "@/lib/customers/rules";
import { sectionSchemas } from "@/lib/customers/schema";
import { removeAddress, saveAddress, saveSection } from "@/lib/customers/update-profile";
import { db } from "@/lib/db";
import { documentKey, nameKey } from "@/lib/identity/rules";
import { keyedIndex } from "@/lib/vault/keyed-index";
import { aCustomer, aResidentId, aStranger } from "@/tests/support/make";
import { employment, identity, income, logOf, row } from "@/tests/support/sections";

const address = { province: "ZJ", city: "杭州市", line: "文三路 90 号", postcode: "310012" } as const;

describe("saving a section", () => {
  test("keeps the answers, raises the version and leaves its trace in history and log", async () => {
    const customer = await aStranger();

    const saved = await saveSection(customer, "income", income({ monthlyIncome: "1.2万" }));

    expect(saved).toEqual({ version: 2, changed: true });
    expect(await findProfile(customer)).toMatchObject({ version: 2, profile: { monthlyIncome: 1_200_000n } });
    expect(await db.profileChange.findMany({ select: { section: true, version: true, fields: true } })).toEqual([
      { section: "income", version: 2, fields: ["monthlyIncome", "incomeSource"] },
    ]);
    expect(await logOf(customer)).toEqual([
      {
        action: "profile.saved",
        subjectId: customer.id,
        detail: { section: "income", fields: ["monthlyIncome", "incomeSource"], version: 2 },
      },
    ]);
  });

  test("with the answers that are there already changes nothing and leaves no trace", async () => {
    const customer = await aStranger();
    await saveSection(customer, "income", income({}));

    expect(await saveSection(customer, "income", income({}))).toEqual({ version: 2, changed: false });

    expect(await db.profileChange.count()).toBe(1);
    expect(await logOf(customer)).toHaveLength(1);
  });

  test("reads birth date and sex from a resident ID, and indexes name and number", async () => {
    const customer = await aStranger();
    const number = aResidentId();

    await saveSection(customer, "identity", identity({ name: "周 雨桐", documentNumber: number.toLowerCase() }));

    expect((await findProfile(customer)).profile).toMatchObject({
      name: "周雨桐",
      documentNumber: number,
      birthDate: "1990-01-01",
      sex: "FEMALE",
    });
    expect(await row(customer)).toMatchObject({
      birthYear: 1990,
      nameIndex: keyedIndex("name", nameKey("周雨桐")),
      documentIndex: keyedIndex("document", documentKey("RESIDENT_ID", number)),
    });
  });

  test("moves the home address with the mobile number, and further addresses by themselves", async () => {
    const customer = await aStranger();
    const contact = { mobile: "13812345678", ...address, version: "1" };
    await saveSection(customer, "contact", sectionSchemas.contact.parse(contact));
    await saveAddress(customer, { kind: "WORK", ...address, line: "古墩路 1 号", version: 2 });
    await saveAddress(customer, { kind: "WORK", ...address, line: "古墩路 2 号", version: 3 });

    expect((await findProfile(customer)).profile).toMatchObject({
      mobile: "13812345678",
      line: "文三路 90 号",
      workAddress: { line: "古墩路 2 号" },
      mailingAddress: null,
    });
    expect(await row(customer)).toMatchObject({ mobileIndex: keyedIndex("mobile", "13812345678") });

    expect(await removeAddress(customer, { kind: "WORK", version: 4 })).toEqual({ version: 5, changed: true });
    expect(await removeAddress(customer, { kind: "WORK", version: 4 })).toEqual({ version: 5, changed: false });
    expect((await findProfile(customer)).profile.workAddress).toBeNull();
  });

  test("by section after section completes what an application needs", async () => {
    const customer = await aStranger();
    const filled = (await findProfile(await aCustomer())).profile;
    expect(completeness((await findProfile(customer)).profile)).toBeLessThan(10);

    const typed = (text: unknown) => (typeof text === "bigint" ? String(text / 100n) : String(text ?? ""));
    const form = Object.fromEntries(Object.entries(filled).map(([field, answer]) => [field, typed(answer)]));
    for (const section of Object.keys(sectionSchemas) as (keyof typeof sectionSchemas)[]) {
      const { version } = await findProfile(customer);
      const answers = sectionSchemas[section].parse({ ...form, version: String(version) });
      await saveSection(customer, section, answers as never);
    }

    const { profile } = await findProfile(customer);
    expect(completeness(profile)).toBe(100);
    expect({ ...profile, workAddress: null, mailingAddress: null }).toEqual({
      ...filled,
      workAddress: null,
      mailingAddress: null,
    });
  });

  test("keeps nothing that identifies in clear", async () => {
    const customer = await aStranger();
    await saveSection(customer, "identity", identity({ name: "卡那瑞" }));
    await saveSection(customer, "contact", {
      ...sectionSchemas.contact.parse({ mobile: "13899990000", ...address, line: "Canary Road 7", version: "2" }),
    });
    await saveSection(customer, "employment", employment({ employer: "CanaryWorks" }));

    const rows = JSON.stringify(
      [
        await row(customer),
        await db.customerAddress.findMany(),
        await db.profileChange.findMany(),
        await db.operationLogEntry.findMany(),
      ],
      (_name, value) => (typeof value === "bigint" ? String(value) : value),
    );
    const { documentNumber } = (await findProfile(customer)).profile;
    for (const secret of ["卡那瑞", "13899990000", "Canary", "1990-01-01", documentNumber!])
      expect(rows).not.toContain(secret);
  });
});

describe("a document number", () => {
  test("that another customer has is saved for both, and neither learns of the other", async () => {
    const [one, two] = [await aStranger(), await aStranger()];
    const documentNumber = aResidentId();

    const first = await saveSection(one, "identity", identity({ documentNumber }));
    const second = await saveSection(two, "identity", identity({ documentNumber }));

    expect(second).toEqual(first);
    expect((await logOf(two))[0]!.detail).toEqual((await logOf(one))[0]!.detail);
    const index = keyedIndex("document", documentKey("RESIDENT_ID", documentNumber));
    expect(await db.customer.count({ where: { documentIndex: index } })).toBe(2);
  });

  test("of a verified customer is saved for another one too", async () => {
    const verified = await aCustomer();
    await db.customer.update({ where: { id: verified.id }, data: { number: "10000001", verifiedAt: new Date() } });
    const { documentNumber } = (await findProfile(verified)).profile;
    const other = await aStranger();

    const saved = await saveSection(other, "identity", identity({ documentNumber: documentNumber! }));

    expect(saved.changed).toBe(true);
  });

  test("that the bank has verified is not changed here", async () => {
    const customer = await aCustomer();
    await db.customer.update({ where: { id: customer.id }, data: { number: "10000002", verifiedAt: new Date() } });

    const refused = saveSection(customer, "identity", identity({ documentNumber: aResidentId() }));

    await expect(refused).rejects.toMatchObject({ code: "profile.verified" });
    expect(await logOf(customer)).toEqual([]);
  });
});

describe("a sealed answer", () => {
  test("[DP-02] moved to another customer or another column does not open", async () => {
    const [one, two] = [await aCustomer(), await aCustomer()];
    const { nameSealed, employerSealed } = await row(one);

    await db.customer.update({ where: { id: two.id }, data: { nameSealed } });
    await expect(findProfile(two)).rejects.toThrow("does not open");

    await db.customer.update({ where: { id: one.id }, data: { nameSealed: employerSealed } });
    await expect(findProfile(one)).rejects.toThrow("does not open");
  });

  test("of one address put into another does not open", async () => {
    const customer = await aCustomer();
    const [home, work] = await db.customerAddress.findMany({ where: { customerId: customer.id } });
    await db.customerAddress.update({ where: { id: work!.id }, data: { lineSealed: home!.lineSealed } });

    await expect(findProfile(customer)).rejects.toThrow("does not open");
  });
});
