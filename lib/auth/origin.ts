import "server-only";
import { headers } from "next/headers";
import type { Origin } from "@/lib/auth/actor";
import { env } from "@/lib/env";

/** Where the present request comes from. */
export async function requestOrigin(): Promise<Origin> {
  const sent = await headers();
  return {
    address: clientAddress(sent.get("x-forwarded-for"), env.TRUSTED_PROXIES),
    device: deviceWords(sent.get("user-agent") ?? ""),
    requestId: sent.get("x-request-id") ?? "",
  };
}

/**
 * The address that the outermost trusted proxy saw. The server itself writes the last entry (bin/start/border.mjs),
 * each trusted proxy one before it; whatever stands further left was sent by the client and is not believed.
 */
export function clientAddress(forwarded: string | null, trustedProxies: number): string {
  const hops = (forwarded ?? "").split(",").map((hop) => hop.trim());
  return networkOf(hops.at(-1 - trustedProxies) ?? hops[0] ?? "");
}

/** One spelling for one network: IPv4 as it is, mapped IPv4 unfolded, IPv6 by its /64. */
export function networkOf(address: string): string {
  const plain = address
    .replace(/^\[|\](:\d+)?$/g, "")
    .replace(/%.*$/, "")
    .toLowerCase();
  const mapped = /^(?:0{0,4}:){0,6}:?(?:ffff:)(\d+\.\d+\.\d+\.\d+)$/.exec(plain)?.[1];
  if (mapped) return mapped;
  if (!plain.includes(":")) return plain.slice(0, 45);
  const [head = "", tail = ""] = plain.split("::");
  const left = head.split(":").filter(Boolean);
  const right = tail.split(":").filter(Boolean);
  const groups = plain.includes("::")
    ? [...left, ...Array<string>(Math.max(8 - left.length - right.length, 0)).fill("0"), ...right]
    : left;
  if (groups.slice(0, 5).every((group) => /^0*$/.test(group)) && groups[5] === "ffff") return mappedGroups(groups);
  return `${groups
    .slice(0, 4)
    .map((group) => group.replace(/^0+(?=.)/, ""))
    .join(":")}::/64`;
}

function mappedGroups(groups: string[]) {
  const number = Number.parseInt(groups[6] ?? "0", 16) * 65_536 + Number.parseInt(groups[7] ?? "0", 16);
  return [24, 16, 8, 0].map((shift) => (number >>> shift) & 255).join(".");
}

const browsers: [RegExp, string][] = [
  [/MicroMessenger/i, "WeChat"],
  [/Edg\//, "Edge"],
  [/OPR\//, "Opera"],
  [/Firefox\//, "Firefox"],
  [/Chrome\//, "Chrome"],
  [/Safari\//, "Safari"],
];
const systems: [RegExp, string][] = [
  [/HarmonyOS/i, "HarmonyOS"],
  [/Android/, "Android"],
  [/iPhone|iPad/, "iOS"],
  [/Windows/, "Windows"],
  [/Mac OS X/, "macOS"],
  [/Linux/, "Linux"],
];

/** "Chrome, Windows": what a person recognises a device by; the raw header is not kept. */
export function deviceWords(userAgent: string): string {
  const named = (list: [RegExp, string][]) => list.find(([pattern]) => pattern.test(userAgent))?.[1];
  return [named(browsers), named(systems)].filter(Boolean).join(", ");
}
