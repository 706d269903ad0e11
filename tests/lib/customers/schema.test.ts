import { describe, expect, test } from "vitest";
import { sections } from "@/lib/customers/rules";
import {
  AddressSchema,
  ContactSchema,
  DebtsSchema,
  EmploymentSchema,
  HousingSchema,
  IncomeSchema,
  RemoveAddressSchema,
  sectionSchemas,
} from "@/lib/customers/schema";
import { IdentitySchema } from "@/lib/identity/schema";
import { shanghaiDay } from "@/lib/time";
import { faults, holdsAgainst } from "../../support/forms";

const version = ["1", "42"];
const amounts = ["12000", "12,345.60", "1.2万", "０", "¥ 8,000", "38500元"];
const home = {
  province: ["ZJ", "BJ"],
  city: ["杭州市西湖区", " 北京市 "],
  line: ["文三路 １００ 号 2 幢 301 室", "Wensan Road 100"],
  postcode: ["", "３１００００", "100 000"],
};

const plausible = {
  identity: {
    name: ["张三", "张 三", "阿依古丽·买买提", "O’Neill Mary-Jane", "Jean-Luc"],
    documentType: ["RESIDENT_ID", "RESIDENT_ID", "PASSPORT", "HK_MACAU_PERMIT", "TAIWAN_PERMIT"],
    documentNumber: ["34052419800101001x", "110105 19491231 002X", "E12345678", "H12345678", "12345678"],
    birthDate: ["", "1980-01-01", "19491231"],
    sex: ["", "MALE", "FEMALE"],
    version,
  },
  contact: { mobile: ["138 0013 8000", "+86-139-0000-0000"], ...home, version },
  employment: {
    employmentKind: ["EMPLOYED", "CIVIL_SERVANT", "SELF_EMPLOYED", "FREELANCE", "STUDENT", "RETIRED"],
    employer: ["杭州青岚软件有限公司", ""],
    employerKind: ["PRIVATE", ""],
    occupation: ["SOFTWARE", ""],
    jobSince: ["2024-04", "２０２４年４月", ""],
    version,
  },
  income: { monthlyIncome: amounts, incomeSource: ["SALARY", "FAMILY"], otherIncome: [...amounts, ""], version },
  housing: {
    housingKind: ["RENTED", "OWNED"],
    monthlyHousingCost: amounts,
    livingSince: ["2022-09", "202209"],
    educationLevel: ["BACHELOR"],
    dependants: ["0", "３", "20"],
    version,
  },
  debts: {
    monthlyRepayment: amounts,
    cardsElsewhere: ["0", "3"],
    cardLimitsElsewhere: [...amounts, ""],
    cardBalanceElsewhere: [...amounts, ""],
    version,
  },
};

describe("[WB-11] ten thousand sent forms leave each section standing", { timeout: 120_000 }, () => {
  for (const section of Object.keys(sectionSchemas) as (keyof typeof sectionSchemas)[])
    test(section, () => holdsAgainst(sectionSchemas[section], plausible[section]));
  test("address", () => holdsAgainst(AddressSchema, { kind: ["WORK", "MAILING"], ...home, version }));
  test("removing an address", () => holdsAgainst(RemoveAddressSchema, { kind: ["WORK", "MAILING"], version }));
});

test("each section asks the questions that the rules list, at most five", () => {
  for (const [section, schema] of Object.entries(sectionSchemas)) {
    const asked = Object.keys(schema.shape).filter((name) => name !== "version");
    expect(asked).toEqual([...sections[section as keyof typeof sections]]);
    expect(asked.length).toBeLessThanOrEqual(5);
  }
});

const identity = { name: "张三", documentType: "RESIDENT_ID", documentNumber: "34052419800101001X", version: "1" };

describe("identity", () => {
  test("a resident ID says birth date and sex, so nobody is asked twice", () => {
    expect(IdentitySchema.parse(identity)).toMatchObject({ birthDate: "1980-01-01", sex: "MALE" });
    expect(IdentitySchema.parse({ ...identity, birthDate: " ", sex: "" })).toMatchObject({
      birthDate: "1980-01-01",
      sex: "MALE",
    });
  });

  test("a birth date or sex other than the number says is refused", () => {
    expect(faults(IdentitySchema, { ...identity, birthDate: "1980-01-02", sex: "FEMALE" })).toEqual({
      birthDate: "birthDate.differs",
      sex: "sex.differs",
    });
    expect(faults(IdentitySchema, { ...identity, birthDate: "1980/1/1", sex: "MALE" })).toEqual({});
  });

  test("other documents say neither, so both are asked", () => {
    const passport = { ...identity, documentType: "PASSPORT", documentNumber: "e 1234-5678" };
    expect(faults(IdentitySchema, passport)).toEqual({ birthDate: "birthDate.required", sex: "sex.required" });
    expect(IdentitySchema.parse({ ...passport, birthDate: "1990-05-31", sex: "FEMALE" })).toMatchObject({
      documentNumber: "E12345678",
      birthDate: "1990-05-31",
      sex: "FEMALE",
    });
  });

  test("each fault of a number is named, and a wrong name does not hide it", () => {
    const fault = (documentNumber: string) => faults(IdentitySchema, { ...identity, name: "1", documentNumber });
    expect(fault("340524198001010013")).toEqual({
      name: "name.wrong",
      documentNumber: "documentNumber.residentChecksum",
    });
    expect(fault("3405241980010100")).toMatchObject({ documentNumber: "documentNumber.residentLength" });
    expect(fault(" ")).toMatchObject({ documentNumber: "documentNumber.required" });
  });

  test("a birth date after today in Shanghai is refused, today is not", () => {
    const passport = { ...identity, documentType: "PASSPORT", documentNumber: "E12345678", sex: "MALE" };
    const today = shanghaiDay(new Date());
    const tomorrow = shanghaiDay(new Date(Date.now() + 24 * 3_600_000));
    expect(faults(IdentitySchema, { ...passport, birthDate: today })).toEqual({});
    expect(faults(IdentitySchema, { ...passport, birthDate: tomorrow })).toEqual({ birthDate: "birthDate.future" });
  });
});

describe("work", () => {
  const sent = {
    employmentKind: "EMPLOYED",
    employer: "青岚",
    employerKind: "PRIVATE",
    occupation: "SOFTWARE",
    jobSince: "2024-04",
    version: "3",
  };

  test("an employee names employer, its kind, occupation and since when", () => {
    expect(EmploymentSchema.parse(sent)).toEqual({ ...sent, version: 3 });
    expect(faults(EmploymentSchema, { employmentKind: "EMPLOYED", version: "3" })).toEqual({
      employer: "employer.required",
      employerKind: "employerKind.required",
      occupation: "occupation.required",
      jobSince: "jobSince.required",
    });
  });

  test("answers that the kind of employment does not ask for are dropped", () => {
    expect(EmploymentSchema.parse({ ...sent, employmentKind: "RETIRED" })).toMatchObject({
      employmentKind: "RETIRED",
      employer: null,
      employerKind: null,
      occupation: null,
      jobSince: null,
    });
    expect(EmploymentSchema.parse({ ...sent, employmentKind: "FREELANCE" })).toMatchObject({
      employer: null,
      occupation: "SOFTWARE",
    });
  });

  test("work does not begin next month", () => {
    expect(faults(EmploymentSchema, { ...sent, jobSince: "2100-12" })).toEqual({ jobSince: "jobSince.future" });
  });
});

describe("money", () => {
  test("income is read as cents, no other income is an answer", () => {
    expect(IncomeSchema.parse({ monthlyIncome: "1.2 万", incomeSource: "SALARY", version: "1" })).toEqual({
      monthlyIncome: 1_200_000n,
      incomeSource: "SALARY",
      otherIncome: null,
      version: 1,
    });
  });

  test("more than 100 million yuan a month is a slip", () => {
    const sent = { monthlyIncome: "100000000.01", incomeSource: "SALARY", version: "1" };
    expect(faults(IncomeSchema, sent)).toEqual({ monthlyIncome: "monthlyIncome.tooHigh" });
    expect(faults(IncomeSchema, { ...sent, monthlyIncome: "100000000" })).toEqual({});
  });

  test("who has cards elsewhere says their limits and balance, who has none owes nothing on them", () => {
    const sent = { monthlyRepayment: "0", version: "1" };
    expect(faults(DebtsSchema, { ...sent, cardsElsewhere: "2" })).toEqual({
      cardLimitsElsewhere: "cardLimitsElsewhere.required",
      cardBalanceElsewhere: "cardBalanceElsewhere.required",
    });
    expect(DebtsSchema.parse({ ...sent, cardsElsewhere: "0", cardLimitsElsewhere: "5000" })).toMatchObject({
      cardLimitsElsewhere: 0n,
      cardBalanceElsewhere: 0n,
    });
  });
});

test("an address reaches down to the house, its postcode has six digits or is left out", () => {
  const sent = {
    mobile: "13800138000",
    province: "ZJ",
    city: "杭州市",
    line: "文三路100号",
    postcode: "",
    version: "1",
  };
  expect(ContactSchema.parse(sent)).toMatchObject({ postcode: null });
  expect(faults(ContactSchema, { ...sent, line: "路", postcode: "31000", province: "XX" })).toEqual({
    line: "line.tooShort",
    postcode: "postcode.wrong",
    province: "province.required",
  });
  expect(faults(AddressSchema, { ...sent, kind: "HOME" })).toEqual({ kind: "addressKind.required" });
});

test("the household has 0 to 20 dependants", () => {
  const sent = {
    housingKind: "RENTED",
    monthlyHousingCost: "2800",
    livingSince: "2022-09",
    educationLevel: "BACHELOR",
    version: "1",
  };
  for (const dependants of ["-1", "21", "1.5", "two"])
    expect(faults(HousingSchema, { ...sent, dependants })).toEqual({ dependants: "dependants.wrong" });
  expect(faults(HousingSchema, { ...sent, dependants: "２０" })).toEqual({});
});

test("a page that does not say which version it was made from is out of date", () => {
  for (const version of [undefined, "", "0", "-1", "1.0", "1e3", "99999999999"])
    expect(faults(IncomeSchema, { monthlyIncome: "1", incomeSource: "SALARY", version })).toEqual({
      version: "page.outdated",
    });
});
