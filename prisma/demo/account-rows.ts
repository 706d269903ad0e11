import { documentKey, nameKey } from "@/lib/identity/rules";
import { keyedIndex } from "@/lib/vault/keyed-index";
import { days } from "./calendar";
import { uuidAt } from "./ids";
import type { Address } from "./places";
import type { Plan } from "./plan";
import type { ProfileStory } from "./profile-story";
import type { Random } from "./random";
import { list, moment, type Value } from "./sheets";
import type { MadeCustomer } from "./story";
import type { Writer } from "./writer";

/** How long attempts to sign in are kept; a crowd's would be most of the database. */
const keptDays = { demo: 400, crowd: 60 };

/** The account, its consents and its visits. */
export function writeAccount(writer: Writer, random: Random, plan: Plan, { person, visits }: MadeCustomer) {
  const { id, identity, status, language, registeredAt } = person;
  const emailIndex = keyedIndex("email", identity.email);
  const signedIn = visits.filter(({ outcome }) => outcome === "SUCCEEDED").map(({ at }) => at);
  writer.row("User", [
    id,
    "CUSTOMER",
    status,
    language,
    writer.seal("User", "emailSealed", id, identity.email),
    emailIndex,
    null,
    null,
    null,
    0,
    moment(registeredAt),
    moment(status === "PENDING" ? null : registeredAt + 420_000),
    moment(signedIn.at(-1) ?? null),
    moment(signedIn.at(-2) ?? null),
    null,
  ]);
  for (const [document, version] of plan.consents)
    writer.row("Consent", [uuidAt(random, registeredAt), id, document, version, language, moment(registeredAt)]);
  const since = plan.today - days(keptDays[plan.mix]);
  for (const { at, outcome, address, device } of visits.filter((visit) => visit.at > since))
    writer.row("SignIn", [uuidAt(random, at), id, emailIndex, "CUSTOMER", outcome, moment(at), address, device]);
}

/** The person as the bank knows him or her today. */
export function writeCustomer(
  writer: Writer,
  random: Random,
  { person, profile, known, number, verifiedAt }: MadeCustomer,
) {
  const { id, identity } = person;
  const seal = <T extends string | null>(column: string, text: T) => writer.seal("Customer", column, id, text);
  const identified = known >= 1;
  writer.row("Customer", [
    id,
    number,
    seal("mobileSealed", identity.mobile),
    keyedIndex("mobile", identity.mobile),
    ...(identified
      ? [
          seal("nameSealed", identity.name),
          keyedIndex("name", nameKey(identity.name)),
          identity.documentType,
          seal("documentNumberSealed", identity.documentNumber),
          keyedIndex("document", documentKey(identity.documentType, identity.documentNumber)),
          seal("birthDateSealed", identity.birthDate),
          Number(identity.birthDate.slice(0, 4)),
          identity.sex,
        ]
      : Array<null>(8).fill(null)),
    moment(verifiedAt),
    ...answerColumns(profile?.now ?? null, known, seal),
    moment(profile?.updatedAt ?? person.registeredAt),
    profile?.version ?? 1,
  ]);
  if (known < 2) return;
  writeAddress(writer, uuidAt(random, person.registeredAt), { customerId: id, kind: "HOME", address: identity.home });
  if (identity.workplace)
    writeAddress(writer, uuidAt(random, person.registeredAt), {
      customerId: id,
      kind: "WORK",
      address: identity.workplace,
    });
}

type Sealing = <T extends string | null>(column: string, text: T) => Value;

/** Sections are answered in their order: identity, contact, employment, income, housing, debts. */
function answerColumns(now: ProfileStory["now"] | null, known: number, seal: Sealing): Value[] {
  const firstDay = (month: string | null) => month && `${month}-01`;
  if (!now) return Array<null>(17).fill(null);
  const from = (section: number, values: () => Value[], count: number) =>
    known >= section ? values() : Array<null>(count).fill(null);
  return [
    ...from(
      3,
      () => [
        now.employmentKind,
        seal("employerSealed", now.employer),
        now.employerKind,
        now.occupation,
        firstDay(now.jobSince),
      ],
      5,
    ),
    ...from(4, () => [now.monthlyIncome, now.incomeSource, now.otherIncome], 3),
    ...from(
      5,
      () => [now.housingKind, now.monthlyHousingCost, firstDay(now.livingSince), now.educationLevel, now.dependants],
      5,
    ),
    ...from(6, () => [now.monthlyRepayment, now.cardsElsewhere, now.cardLimitsElsewhere, now.cardBalanceElsewhere], 4),
  ];
}

function writeAddress(
  writer: Writer,
  id: string,
  { customerId, kind, address }: { customerId: string; kind: string; address: Address },
) {
  const { province, city, line, postcode } = address;
  const seal = (column: string, text: string | null) => writer.seal("CustomerAddress", column, id, text);
  writer.row("CustomerAddress", [
    id,
    customerId,
    kind,
    province,
    city,
    seal("lineSealed", line),
    seal("postcodeSealed", postcode),
  ]);
}

/** What was changed since the profile was first complete. */
export function writeChanges(writer: Writer, { person, profile }: MadeCustomer) {
  for (const { id, at, version, section, changes } of profile?.changes ?? []) {
    const text = writer.seal("ProfileChange", "changesSealed", id, JSON.stringify(changes));
    writer.row("ProfileChange", [
      id,
      person.id,
      version,
      section,
      list(changes.map(({ field }) => field)),
      text,
      moment(at),
    ]);
  }
}
