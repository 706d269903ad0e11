import { afterOfficeTime, days, hours, monthBefore, whenAwake } from "./calendar";
import type { Circumstances } from "./circumstances";
import type { Step } from "./course";
import { papersOf } from "./documents";
import { residentIdOf } from "./ids";
import { type Journal, play } from "./journal";
import { type Identity, type Person, personOf } from "./person";
import type { Plan } from "./plan";
import { profileStoryOf } from "./profile-story";
import { type Random, randomOf } from "./random";
import type { MadeCustomer } from "./story";
import { visitsOf } from "./visits";

type Sent = { product: string; limit: number; answers: Circumstances; previous: Journal | null; steps: Step[] };

/** Far from the serials of the others. */
const serials = { zhang: 8_000_001, zhou: 8_000_002 };

const office: Circumstances = {
  employmentKind: "EMPLOYED",
  employerKind: "PRIVATE",
  employer: "杭州青岚软件有限公司",
  occupation: "SOFTWARE",
  jobSince: "2020-01",
  monthlyIncome: 1_100_000,
  incomeSource: "SALARY",
  otherIncome: null,
  housingKind: "RENTED",
  monthlyHousingCost: 280_000,
  livingSince: "2020-01",
  educationLevel: "BACHELOR",
  dependants: 0,
  monthlyRepayment: 90_000,
  cardsElsewhere: 2,
  cardLimitsElsewhere: 4_800_000,
  cardBalanceElsewhere: 960_000,
};

/** The customers whose sign-ins are shown. */
export const knownCustomers = (plan: Plan) => [zhang(plan), zhou(plan)];

/** Rejected in spring; the second application lies with Wang Min, who will find a changed income. */
function zhang(plan: Plan): MadeCustomer {
  const random = randomOf(plan.seed, serials.zhang);
  const person = known(random, plan, serials.zhang, {
    name: "张晓雯",
    sex: "FEMALE",
    birthDate: "1994-04-28",
    email: "zhang@demo.test",
    line: "余杭区文一西路998号翠湖名邸12幢2单元1802室",
  });
  const [wang, li] = [plan.managers[0]!, plan.managers[1]!];
  const spring = whenAwake(plan.today - days(250));
  const before = { ...office, employer: "杭州万象贸易有限公司", occupation: "OFFICE", monthlyIncome: 950_000 } as const;
  const decided = afterOfficeTime(spring, 1_300);
  const rejected = send(random, plan, person, spring, {
    product: "GOLD",
    limit: 4_000_000,
    previous: null,
    answers: {
      ...before,
      jobSince: monthBefore(spring, 1).slice(0, 7),
      monthlyRepayment: 390_000,
      cardBalanceElsewhere: 3_700_000,
    },
    steps: [
      { kind: "submitted", at: spring, by: null },
      { kind: "claimed", at: afterOfficeTime(spring, 200), by: li },
      {
        kind: "rejected",
        at: decided,
        by: li,
        reasons: ["REPAYMENTS_HIGH", "JOB_TOO_RECENT", "CARDS_ELSEWHERE_FULL"],
        opinion: "还款占收入超过四成，现单位满一个月，建议工作稳定并结清部分分期后再申请。",
      },
    ],
  });
  const sent = whenAwake(plan.today - days(2) - hours(3));
  const waiting = send(random, plan, person, sent, {
    product: "STANDARD",
    limit: 3_000_000,
    previous: rejected,
    answers: { ...office, jobSince: monthBefore(sent, 7).slice(0, 7), livingSince: monthBefore(sent, 3).slice(0, 7) },
    steps: [
      { kind: "submitted", at: sent, by: null },
      { kind: "claimed", at: plan.today - hours(20), by: wang },
    ],
  });
  return whole(random, plan, person, [rejected, waiting]);
}

/** Asked for a correction and has not answered yet. */
function zhou(plan: Plan): MadeCustomer {
  const random = randomOf(plan.seed, serials.zhou);
  const person = known(random, plan, serials.zhou, {
    name: "周建平",
    sex: "MALE",
    birthDate: "1988-09-16",
    email: "zhou@demo.test",
    line: "滨江区江南大道588号星河湾小区3幢1单元902室",
  });
  const wang = plan.managers[0]!;
  const sent = whenAwake(plan.today - days(5));
  const returned = send(random, plan, person, sent, {
    product: "DRIVER",
    limit: 2_000_000,
    previous: null,
    answers: {
      ...office,
      employmentKind: "SELF_EMPLOYED",
      employer: "杭州周记汽车维修店",
      employerKind: null,
      occupation: "RETAIL_AND_CATERING",
      incomeSource: "BUSINESS",
      monthlyIncome: 1_800_000,
      educationLevel: "COLLEGE",
      dependants: 2,
      housingKind: "MORTGAGED",
      monthlyHousingCost: 420_000,
    },
    steps: [
      { kind: "submitted", at: sent, by: null },
      { kind: "claimed", at: plan.today - hours(50), by: wang },
      {
        kind: "returned",
        at: plan.today - hours(26),
        by: wang,
        fields: ["monthlyIncome"],
        documents: ["INCOME_PROOF"],
        message: "您填写的月收入与流水不一致，请更正月收入，并上传近 6 个月的经营流水。",
        opinion: "申报月收入 18,000 元，流水月均约 15,000 元，请客户说明后再审。",
      },
    ],
  });
  return whole(random, plan, person, [returned]);
}

type Particulars = Pick<Identity, "name" | "sex" | "birthDate" | "email"> & { line: string };

function known(random: Random, plan: Plan, serial: number, { line, ...identity }: Particulars): Person {
  const person = personOf(random, plan, serial, whenAwake(plan.today - days(590)));
  const { sex, birthDate } = identity;
  const home = { province: "ZJ", city: "杭州市", line, postcode: "310000" } as const;
  const documentNumber = residentIdOf(serial, birthDate, sex);
  const settled = { ...identity, documentType: "RESIDENT_ID", documentNumber, home, workplace: null } as const;
  return { ...person, status: "ACTIVE", language: "zh-CN", identity: { ...person.identity, ...settled } };
}

function send(random: Random, plan: Plan, person: Person, at: number, sent: Sent): Journal {
  const product = plan.products.find(({ code }) => code === sent.product)!;
  const request = { requestedLimit: sent.limit, at, recentApplications: 0 };
  const begun = { answers: sent.answers, product, request, previous: sent.previous, startedAt: at - hours(2) };
  return play(random, plan, person, begun, sent.steps);
}

function whole(random: Random, plan: Plan, person: Person, applications: Journal[]): MadeCustomer {
  const history = { applications, circumstances: applications.at(-1)!.answers };
  return {
    person,
    history,
    draft: null,
    profile: profileStoryOf(random, plan, person, history),
    known: 6,
    visits: visitsOf(random, plan, person, history),
    documents: applications.flatMap((journal) => papersOf(random, person, journal)),
    number: null,
    verifiedAt: null,
  };
}
