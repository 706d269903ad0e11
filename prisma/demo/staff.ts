import type { Template } from "@/lib/auth/rights";
import { keyedIndex } from "@/lib/vault/keyed-index";
import { hours } from "./calendar";
import { uuidAt } from "./ids";
import { historyDays } from "./person";
import type { Signer } from "./plan";
import { randomOf } from "./random";
import { moment } from "./sheets";
import type { Writer } from "./writer";

export type Colleague = Signer & {
  role: "MANAGER" | "ADMIN";
  email: string;
  staffNumber: string;
  branch: string;
  /** The starting set of rights, where it is not the usual one; such a manager signs no cases. */
  template: Template | null;
};

const yuan = 100;

const rows: [email: string, name: string, staffNumber: string, branch: string, authority: number][] = [
  ["wang@demo.test", "王敏", "2107", "西湖支行", 50_000],
  ["li@demo.test", "李建国", "2108", "西湖支行", 80_000],
  ["chen@demo.test", "陈思远", "2111", "滨江支行", 200_000],
  ["zhao@demo.test", "赵一宁", "2066", "杭州分行", 200_000],
  ["sun@demo.test", "孙晓岚", "2118", "滨江支行", 50_000],
  ["wu@demo.test", "吴卓", "2124", "滨江支行", 30_000],
  ["qian@demo.test", "钱亦然", "2040", "余杭支行", 80_000],
  ["he@demo.test", "何立", "2051", "宁波分行", 200_000],
  ["shen@demo.test", "沈嘉禾", "2132", "宁波分行", 50_000],
  ["xu@demo.test", "徐文清", "2135", "温州分行", 50_000],
  ["fang@demo.test", "方知远", "2140", "上海分行", 100_000],
  ["lu@demo.test", "陆青", "2143", "上海分行", 50_000],
];

/** The people who work here. They came before the first customer. */
export function staffOf(seed: number, today: number): Colleague[] {
  const random = randomOf(seed, 0x57aff);
  const start = today - hours(24 * (historyDays + 40));
  const managers = rows.map(([email, name, staffNumber, branch, authority]): Colleague => {
    const id = uuidAt(random, start);
    return { id, name, authority: authority * yuan, role: "MANAGER", email, staffNumber, branch, template: null };
  });
  return [...managers, ...headOffice.map((person) => ({ id: uuidAt(random, start), authority: 0, ...person }))];
}

/** Those who decide no cases: two administrators, so that two-person deeds can be tried, and two who answer for risk. */
const headOffice: Omit<Colleague, "id" | "authority">[] = [
  { name: "周敏", staffNumber: "1001", branch: "总行科技部", role: "ADMIN", email: "admin@demo.test", template: null },
  {
    name: "郑晓岚",
    staffNumber: "1002",
    branch: "总行科技部",
    role: "ADMIN",
    email: "zheng@demo.test",
    template: null,
  },
  {
    name: "顾明远",
    staffNumber: "2006",
    branch: "总行风险管理部",
    role: "MANAGER",
    email: "gu@demo.test",
    template: "riskLead",
  },
  {
    name: "宋雨桐",
    staffNumber: "2007",
    branch: "总行风险管理部",
    role: "MANAGER",
    email: "song@demo.test",
    template: "riskLead",
  },
];

/** Whose hands cases go through. */
export const signersOf = (staff: Colleague[]) =>
  staff.filter(({ role, template }) => role === "MANAGER" && template === null);

export function writeStaff(writer: Writer, staff: Colleague[], today: number) {
  const since = moment(today - hours(24 * (historyDays + 40)))!;
  for (const [index, { id, role, email, staffNumber, name, branch, authority, template }] of staff.entries()) {
    const seen = [today - hours(2 + index), today - hours(26 + index)].map(moment);
    writer.row("User", [
      id,
      role,
      "ACTIVE",
      "zh-CN",
      writer.seal("User", "emailSealed", id, email),
      keyedIndex("email", email),
      staffNumber,
      name,
      branch,
      authority,
      since,
      since,
      seen[0]!,
      seen[1]!,
      template,
    ]);
    writer.endPerson(id, since);
  }
}
