import { checkOf } from "@/lib/identity/resident-id";
import type { Sex } from "./names";
import type { Random } from "./random";

const hex = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, "0"));

/** A UUIDv7 of that moment whose rest comes from the stream. */
export function uuidAt(random: Random, at: number): string {
  const time = Math.floor(at).toString(16).padStart(12, "0");
  const a = (random() * 4_294_967_296) >>> 0;
  const b = (random() * 4_294_967_296) >>> 0;
  const c = (random() * 1_073_741_824) >>> 0;
  const version = `7${hex[a >>> 24]}${hex[(a >>> 16) & 255]!.slice(1)}`;
  const variant = hex[128 | ((a >>> 8) & 63)]! + hex[a & 255]!;
  const rest = hex[b >>> 24]! + hex[(b >>> 16) & 255]! + hex[(b >>> 8) & 255]! + hex[b & 255]!;
  return `${time.slice(0, 8)}-${time.slice(8)}-${version}-${variant}-${rest}${hex[c & 255]}${hex[(c >>> 8) & 255]}`;
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
