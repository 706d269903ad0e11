import { checkOf } from "@/lib/identity/resident-id";
import type { Sex } from "./names";
import type { Random } from "./random";

/** Sixteen bits as four digits. */
const hex = Array.from({ length: 65_536 }, (_, bits) => bits.toString(16).padStart(4, "0"));

/** A UUIDv7 of that moment whose rest comes from the stream. */
export function uuidAt(random: Random, moment: number): string {
  const at = Math.floor(moment);
  const high = Math.floor(at / 65_536);
  const a = (random() * 4_294_967_296) >>> 0;
  const b = (random() * 4_294_967_296) >>> 0;
  const time = hex[high >>> 16]! + hex[high & 65_535]!;
  const version = hex[0x7000 | (a >>> 20)]!;
  const variant = hex[0x8000 | (a & 0x3fff)]!;
  const rest = hex[b >>> 16]! + hex[b & 65_535]! + hex[(random() * 65_536) | 0]!;
  return `${time}-${hex[at % 65_536]}-${version}-${variant}-${rest}`;
}

const provinces = "33 31 32 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65 11 12 13 14 15 21 22 23".split(
  " ",
);
const areas = 600;
const orders = 500;
const numbers = provinces.length * areas * orders;

/**
 * A resident ID whose checksum is right and whose region does not exist: prefectures end at 90, these begin at 94.
 * Each of nine million serials has a number of its own whatever the birth date; neighbours are far apart.
 */
export function residentIdOf(serial: number, birthDate: string, sex: Sex): string {
  const spread = (serial * 7_919) % numbers;
  const place = Math.floor(spread / orders);
  const area = `${provinces[place % provinces.length]}${9_400 + Math.floor(place / provinces.length)}`;
  const order = String(2 * (spread % orders) + (sex === "MALE" ? 1 : 0)).padStart(3, "0");
  const number = area + birthDate.replaceAll("-", "") + order;
  return number + checkOf(number);
}

/** 154 is given to no operator. Neighbours in the list get numbers far apart. */
export function mobileOf(serial: number): string {
  return `154${String((serial * 38_710_717 + 20_260_101) % 100_000_000).padStart(8, "0")}`;
}
