import type { theBank } from "@/lib/audit/record";
import type { Manager } from "@/lib/auth/actor";

/** Who looks at the figures: a risk lead, or the bank itself once a day. */
export type Watcher = Manager | typeof theBank;
