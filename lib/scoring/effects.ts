import type { Axis } from "./pairs";

/** The effect of each code of a field on the log odds of going bad. */
export type Effect = { field: number; table: Float64Array };

/** The effect of two fields together, beyond what each says alone. */
export type PairEffect = { fields: [number, number]; axes: [Axis, Axis]; table: Float64Array };

/** What every method ends as: a start and effects that are added up. */
export type Effects = { base: number; single: Effect[]; pairs: PairEffect[] };

/** What a method has learned, and the log odds of each row by models that have not seen it. */
export type Learned = { effects: Effects; heldOut: Float64Array; notes: Record<string, unknown> };
