import tiers from "@/lib/monitoring/city-tiers.json" with { type: "json" };

export const firstTier: readonly string[] = tiers["1"];
export const secondTier: readonly string[] = tiers["2"];

/** How large a town is; nothing finer is ever counted. */
export type Town = "first" | "second" | "other";

/** Null where no city is known. */
export const townOf = (city: string | null): Town | null => {
  if (!city) return null;
  if (firstTier.includes(city)) return "first";
  return secondTier.includes(city) ? "second" : "other";
};
