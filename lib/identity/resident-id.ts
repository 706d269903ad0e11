import { realDay } from "@/lib/forms/days";
import { shanghaiDay } from "@/lib/time";

/** What a resident ID says about its holder. */
export type ResidentId = { number: string; birthDate: string; sex: "MALE" | "FEMALE" };

export type ResidentIdFault =
  | "documentNumber.residentLength"
  | "documentNumber.residentRegion"
  | "documentNumber.residentBirthDate"
  | "documentNumber.residentChecksum";

/** First two digits by GB/T 2260; 81 to 83 are the residence permits for Hong Kong, Macau and Taiwan. */
const regions = new Set(
  "11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65 71 81 82 83".split(" "),
);
const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const checks = "10X98765432";

/** Reads a number of GB 11643-1999, already tidied and in capitals, or names its first fault. */
export function residentId(number: string, today = shanghaiDay(new Date())): ResidentId | ResidentIdFault {
  if (!/^\d{17}[\dX]$/.test(number)) return "documentNumber.residentLength";
  if (!regions.has(number.slice(0, 2))) return "documentNumber.residentRegion";
  const [year, month, day] = [number.slice(6, 10), number.slice(10, 12), number.slice(12, 14)].map(Number);
  const birthDate = realDay(year!, month!, day!);
  if (!birthDate || birthDate > today) return "documentNumber.residentBirthDate";
  if (checkOf(number) !== number[17]) return "documentNumber.residentChecksum";
  return { number, birthDate, sex: Number(number[16]) % 2 === 1 ? "MALE" : "FEMALE" };
}

/** The eighteenth character that belongs to the first seventeen (ISO 7064, MOD 11-2). */
export function checkOf(number: string): string {
  const sum = weights.reduce((total, weight, index) => total + weight * Number(number[index]), 0);
  return checks[sum % 11]!;
}
