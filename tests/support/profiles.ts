import type { Profile } from "@/lib/customers/profile";
import { profileFields } from "@/lib/customers/rules";

/** A profile with every answer but the voluntary ones. */
export const aFullProfile = (): Profile => ({
  name: "张三",
  documentType: "RESIDENT_ID",
  documentNumber: "34052419800101001X",
  birthDate: "1980-01-01",
  sex: "MALE",
  mobile: "13800138000",
  province: "ZJ",
  city: "杭州市西湖区",
  line: "文三路 100 号 301 室",
  postcode: null,
  employmentKind: "EMPLOYED",
  employer: "杭州青岚软件有限公司",
  employerKind: "PRIVATE",
  occupation: "SOFTWARE",
  jobSince: "2024-04",
  monthlyIncome: 1_200_000n,
  incomeSource: "SALARY",
  otherIncome: null,
  housingKind: "RENTED",
  monthlyHousingCost: 280_000n,
  livingSince: "2022-09",
  educationLevel: "BACHELOR",
  dependants: 1,
  monthlyRepayment: 385_000n,
  cardsElsewhere: 2,
  cardLimitsElsewhere: 4_800_000n,
  cardBalanceElsewhere: 910_050n,
  workAddress: { province: "ZJ", city: "杭州市滨江区", line: "江南大道 1 号", postcode: null },
  mailingAddress: null,
});

export const anEmptyProfile = () => Object.fromEntries(profileFields.map((field) => [field, null])) as Profile;
