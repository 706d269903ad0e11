/** Simple interest in cents on an amount for some days at a yearly rate in basis points: a year has 365 days, half a cent counts as one. */
export function interest(cents: bigint, days: number, annualRate: number): bigint {
  const year = 10_000n * 365n;
  return (cents * BigInt(days) * BigInt(annualRate) + year / 2n) / year;
}

/** The yearly rate in basis points as a rate for each day: 1825 gives "0.05%", 1643 gives "0.045%". */
export function dailyRate(annualRate: number): string {
  return `${(annualRate / 100 / 365).toFixed(4).replace(/0{1,2}$/, "")}%`;
}

/** One purchase, paid back in full or only by the least amount, as the rates page explains it. */
export function workedExample(annualRate: number) {
  const purchase = 500_000n;
  const least = purchase / 10n;
  const first = interest(purchase, 47, annualRate);
  const second = interest(purchase - least, 11, annualRate);
  return {
    purchase,
    least,
    rest: purchase - least,
    firstDays: 47,
    secondDays: 11,
    first,
    second,
    total: first + second,
  };
}

type Asking = { minAge: number; minMonthlyIncome: bigint };

/** The lower bounds, in cents, between which the income requirements of these cards lie; the first is nought. */
export function incomeBands(products: Asking[]): bigint[] {
  const bounds = new Set([0n, ...products.map(({ minMonthlyIncome }) => minMonthlyIncome)]);
  return [...bounds].toSorted((one, other) => Number(one - other));
}

type Said = { isAdult: boolean; income: bigint; hasDocument: boolean };

/** What stands in the way of every card, and else which of them are open to this person and which ask for more income. */
export function suitableCards<P extends Asking>(products: P[], { isAdult, income, hasDocument }: Said) {
  const reasons = [...(isAdult ? [] : ["tooYoung" as const]), ...(hasDocument ? [] : ["noDocument" as const])];
  const reached = products.filter(({ minMonthlyIncome }) => minMonthlyIncome <= income);
  return {
    reasons,
    open: reasons.length === 0 ? reached : [],
    beyond: reasons.length === 0 ? products.filter((product) => !reached.includes(product)) : [],
  };
}
