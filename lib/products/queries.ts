import "server-only";
import { cache } from "react";
import { db } from "@/lib/db";
import type { Prisma } from "@/lib/generated/prisma/client";

/** What the bank says of a card before anybody applies: amounts in cents, the rate in basis points a year. */
export const keyFacts = {
  code: true,
  minLimit: true,
  maxLimit: true,
  annualFee: true,
  firstYearFree: true,
  waiverPurchases: true,
  annualRate: true,
  interestFreeDaysMin: true,
  interestFreeDaysMax: true,
  minAge: true,
  minMonthlyIncome: true,
  serviceDays: true,
  reapplyAfterDays: true,
  secondSignature: true,
} satisfies Prisma.CardProductSelect;

export type Product = Prisma.CardProductGetPayload<{ select: typeof keyFacts }>;

/** The cards on offer, in the order of the catalogue. */
export const listProducts = cache(
  (): Promise<Product[]> =>
    db.cardProduct.findMany({ where: { offered: true }, orderBy: { position: "asc" }, select: keyFacts }),
);

/** One card on offer, or null. */
export const findProduct = cache(
  (code: string): Promise<Product | null> =>
    db.cardProduct.findFirst({ where: { code, offered: true }, select: keyFacts }),
);
