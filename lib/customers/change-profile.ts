import "server-only";
import type { Customer } from "@/lib/auth/actor";
import { noteMobile } from "@/lib/contacts/note-mobile";
import { keepHistory } from "@/lib/customers/keep-history";
import type { Profile, ProfileField } from "@/lib/customers/profile";
import { putAddresses } from "@/lib/customers/put-addresses";
import { listChangesSince } from "@/lib/customers/queries";
import { readProfile } from "@/lib/customers/read-profile";
import { type Difference, differences } from "@/lib/customers/rules";
import { sealProfile } from "@/lib/customers/seal-profile";
import { StaleProfile } from "@/lib/customers/stale-profile";
import { type Tx, transaction } from "@/lib/db";
import { Refusal } from "@/lib/refusal";
import type { Key } from "@/lib/vault/keys";

type Change = {
  /** Where the answers were given, for the history and the log: a section, or one of the further addresses. */
  section: string;
  answers: Partial<Profile>;
  /** The version of the profile that the page showed. */
  version: number;
};

/** The profile's version afterwards, and whether anything was another than before. */
export type Saved = { version: number; changed: boolean };

/**
 * Saves some answers of the customer's own profile. Refused as stale when the same questions were answered anew
 * since the page was made; answers that are there already are no change and leave no trace.
 */
export function changeProfile(customer: Customer, { section, answers, version }: Change): Promise<Saved> {
  return transaction(customer, async (tx) => {
    // One change of a profile after the other.
    await tx.$queryRaw`SELECT 1 FROM "Customer" WHERE id = ${customer.id}::uuid FOR UPDATE`;
    const { key, ...present } = await readProfile(tx, customer.id);
    const fields = Object.keys(answers) as ProfileField[];
    const changes = differences(present.profile, answers, fields);
    if (changes.length === 0) return { version: present.version, changed: false };
    if (section === "identity" && present.verifiedAt) throw new Refusal("profile.verified");

    if (version !== present.version) await refuseStale(tx, customer, { key, version, fields });

    await write(tx, customer, { key, answers, changes, version: present.version });
    await keepHistory(tx, customer, { key, section, changes, version: present.version + 1 });
    await noteMobile(tx, key, customer.id, changes);
    return { version: present.version + 1, changed: true };
  });
}

/** A page that shows nothing outdated may be saved although another section was changed meanwhile. */
async function refuseStale(tx: Tx, { id }: Customer, { key, version, fields }: Shown) {
  const since = await listChangesSince(tx, id, { key, version });
  const outdated = since.filter(({ field }) => fields.includes(field as ProfileField));
  if (since.length === 0 || outdated.length > 0) throw new StaleProfile(outdated);
}
type Shown = { key: Key; version: number; fields: ProfileField[] };

type Writing = { key: Key; answers: Partial<Profile>; changes: Difference[]; version: number };

async function write(tx: Tx, { id }: Customer, { key, answers, version }: Writing) {
  const { count } = await tx.customer.updateMany({
    where: { id, version },
    data: { ...sealProfile(id, key, answers), version: version + 1 },
  });
  if (count === 0) throw new StaleProfile([]);
  await putAddresses(tx, id, key, answers);
}
