/** People of one kind among the decisions. */
export type Group = {
  kind: "sex" | "age" | "town";
  group: string;
  decided: number;
  approved: number;
  /** Advised against. */
  declined: number;
  /** Approved, with an outcome that is known. */
  known: number;
  bads: number;
  /** Mean probability that was said of those. */
  said: number | null;
  goodsDeclined: number;
};

export type JudgedGroup = Group & {
  approvalRate: number;
  /** Of the approval rate, to that of the group that fares best; null for small groups. */
  ratio: number | null;
  flagged: boolean;
};

/** Fewer people say nothing of a group. */
export const leastGroup = 100;
/** Four fifths: the usual bound below which a difference is looked into. */
export const leastRatio = 0.8;

/** Each group's approval rate against the best of its kind among those large enough. */
export function judged(groups: readonly Group[]): JudgedGroup[] {
  const rate = ({ approved, decided }: Group) => approved / Math.max(1, decided);
  const large = groups.filter(({ decided }) => decided >= leastGroup);
  return groups.map((group) => {
    const best = Math.max(...large.filter(({ kind }) => kind === group.kind).map(rate));
    const ratio = group.decided >= leastGroup ? rate(group) / best : null;
    return { ...group, approvalRate: rate(group), ratio, flagged: ratio !== null && ratio < leastRatio - 1e-9 };
  });
}
