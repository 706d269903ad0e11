import type { Occupation } from "@/lib/customers/occupations";
import { workQuestions } from "@/lib/customers/rules";
import type { EducationLevel, EmployerKind, EmploymentKind } from "@/lib/generated/prisma/enums";
import type { City } from "./places";
import type { Random } from "./random";
import { pick, type Weights, weighted, weights, whole } from "./random";

export type Work = {
  employmentKind: EmploymentKind;
  employerKind: EmployerKind | null;
  employer: string | null;
  occupation: Occupation | null;
};

/** Who works where depends on age first. Only what is asked of a kind of employment is answered. */
export function workOf(random: Random, who: { age: number; education: EducationLevel; city: City }): Work {
  const employmentKind = weighted(random, kindsAt(who.age));
  const none = { employmentKind, employerKind: null, employer: null, occupation: null };
  if (!workQuestions(employmentKind).includes("occupation")) return none;
  const kind = employerOf(random, employmentKind);
  const occupation = weighted(random, occupationsIn(kind, who.education));
  const asked = workQuestions(employmentKind);
  const employer = asked.includes("employer") ? employerName(random, who.city, kind) : null;
  return { employmentKind, employerKind: asked.includes("employerKind") ? kind : null, employer, occupation };
}

const veryYoung = weights({ STUDENT: 5, EMPLOYED: 4, FREELANCE: 1 });
const working = weights({ EMPLOYED: 66, CIVIL_SERVANT: 9, SELF_EMPLOYED: 13, FREELANCE: 9, NOT_WORKING: 3 });
const ageing = weights({ RETIRED: 3, EMPLOYED: 4, SELF_EMPLOYED: 2, CIVIL_SERVANT: 1 });
const old = weights({ RETIRED: 8, SELF_EMPLOYED: 1 });

function kindsAt(age: number): Weights<EmploymentKind> {
  if (age < 23) return veryYoung;
  if (age < 54) return working;
  return age < 60 ? ageing : old;
}

const employers = weights({ PRIVATE: 56, STATE_OWNED: 16, FOREIGN: 9, PUBLIC_INSTITUTION: 17, OTHER: 2 });

function employerOf(random: Random, kind: EmploymentKind): EmployerKind {
  if (kind === "CIVIL_SERVANT") return "GOVERNMENT";
  if (kind === "SELF_EMPLOYED" || kind === "FREELANCE") return "PRIVATE";
  return weighted(random, employers);
}

const manual = { PRODUCTION: 5, RETAIL_AND_CATERING: 5, TRANSPORT: 3, DELIVERY: 3, CONSTRUCTION: 3, SALES: 3 };
const schooled = { ...manual, SALES: 8, OFFICE: 6, ENGINEERING: 2, FINANCE: 1 };
const desk = { SOFTWARE: 7, OFFICE: 6, SALES: 5, ENGINEERING: 5, FINANCE: 4, MANAGEMENT: 4, MEDIA_AND_ART: 2, LAW: 1 };

const occupations = {
  government: weights({ PUBLIC_SERVICE: 9, LAW: 1, OFFICE: 2 }),
  institution: weights({ EDUCATION: 5, MEDICINE: 4, RESEARCH: 2, OFFICE: 2 }),
  manual: weights({ ...manual, DOMESTIC_SERVICE: 1, OTHER: 1 }),
  schooled: weights({ ...schooled, OTHER: 1 }),
  desk: weights({ ...desk, OTHER: 1 }),
};

function occupationsIn(kind: EmployerKind, education: EducationLevel): Weights<Occupation> {
  if (kind === "GOVERNMENT") return occupations.government;
  if (kind === "PUBLIC_INSTITUTION") return occupations.institution;
  if (education === "JUNIOR_MIDDLE" || education === "SENIOR_MIDDLE") return occupations.manual;
  return education === "COLLEGE" ? occupations.schooled : occupations.desk;
}

const short = (city: City) => city.name.replace("市", "");
const words =
  "青岚 云启 恒泽 星桥 瑞丰 众合 天衡 明德 安信 长风 博远 鼎新 金禾 盛川 嘉木 优航 百川 知行 万象 正源".split(" ");
const trades =
  "软件 信息技术 电子商务 机械 纺织 贸易 物流 餐饮管理 建筑工程 文化传媒 医药 汽车零部件 新能源 食品".split(" ");
const offices = "税务局 市场监督管理局 自然资源局 统计局 街道办事处".split(" ");
const institutions = "第一中学 实验小学 人民医院 中医院 职业技术学院 图书馆 规划设计研究院".split(" ");
const groups = "交通投资集团 水务集团 电力工程公司 港务集团 文旅集团".split(" ");

/** Firms that do not exist; public bodies say that they are an example. */
function employerName(random: Random, city: City, kind: EmployerKind): string {
  const place = short(city);
  if (kind === "GOVERNMENT") return `${place}示例${pick(random, offices)}`;
  if (kind === "PUBLIC_INSTITUTION") return `${place}示例${pick(random, institutions)}`;
  if (kind === "STATE_OWNED") return `${place}${pick(random, words)}${pick(random, groups)}`;
  const form = kind === "FOREIGN" ? "（中国）有限公司" : "有限公司";
  return `${place}${pick(random, words)}${pick(random, words)}${pick(random, trades)}${form}`;
}

/** How long in the present job, in months: many are new, few very old. */
export function jobMonths(random: Random, age: number): number {
  const most = Math.max(3, (age - 19) * 12);
  return Math.min(most, Math.floor(-42 * Math.log(1 - random())) + whole(random, 0, 3));
}
