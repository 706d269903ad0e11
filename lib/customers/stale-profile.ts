import type { Difference } from "@/lib/customers/rules";
import { Refusal } from "@/lib/refusal";

/** The questions of a page were answered anew, elsewhere, since the page was made. Amounts in cents as text. */
export class StaleProfile extends Refusal {
  readonly changes: Difference[];

  constructor(changes: Difference[], words = "none") {
    super("profile.stale", { values: { changes: words } });
    this.changes = changes;
  }
}
