/** A share as "8.4%". */
export const percent = (share: number): string => `${(share * 100).toFixed(1)}%`;

/** A share without decimals, as beside the axis of a chart. */
export const wholePercent = (share: number): string => `${Math.round(share * 100)}%`;

/** Points with their sign, and a minus as wide as a plus. */
export const signed = (points: number): string => (points > 0 ? `+${points}` : points < 0 ? `−${-points}` : "0");

/** A measure such as an AUC: "0.787". */
export const threeDecimals = (value: number): string => value.toFixed(3).replace("-", "−");
