/** For each column a value that it does not hold. */
export const otherValues: Record<string, string> = {
  id: "gen_random_uuid()",
  at: "at + interval '1 millisecond'",
  actorId: "gen_random_uuid()",
  actorRole: "'ADMIN'",
  sessionId: "gen_random_uuid()",
  action: "'application.claimed'",
  outcome: "'FAILED'",
  subjectId: "NULL",
  objectId: "gen_random_uuid()",
  requestId: "coalesce(\"requestId\", '') || '1'",
  address: "coalesce(address, '') || '1'",
  detail: `detail || '{"number":"XK-0"}'`,
  changesSealed: "coalesce(\"changesSealed\", '') || 'A'",
  salt: "set_byte(salt, 3, 255 - get_byte(salt, 3))",
  detailHash: 'set_byte("detailHash", 31, 255 - get_byte("detailHash", 31))',
  hash: "set_byte(hash, 0, 255 - get_byte(hash, 0))",
};

const names = ["seq", ...Object.keys(otherValues)].map((name) => `"${name}"`);
const entry = '"OperationLogEntry"';

/** So many kinds of deeds by somebody who owns the database, each in SQL at a place of a log of that length, and which entry has to be named for it. */
export type Tampering = { words: string; seq: number; witnessed?: true };
export function tamperings(size: number, random: () => number): Tampering[] {
  const any = (from: number, to: number) => from + Math.floor(random() * (to - from + 1));
  const swap = (one: number, other: number) =>
    `UPDATE ${entry} SET seq = -1 WHERE seq = ${one}; UPDATE ${entry} SET seq = ${one} WHERE seq = ${other}; UPDATE ${entry} SET seq = ${other} WHERE seq = -1`;
  const [seq, inside] = [any(1, size), any(1, size - 1)];
  const later = any(inside + 1, size);
  const columns = Object.entries(otherValues);
  const [column, value] = columns[any(0, columns.length - 1)]!;
  return [
    { words: `UPDATE ${entry} SET "${column}" = ${value} WHERE seq = ${seq}`, seq },
    { words: `UPDATE ${entry} SET "${column}" = ${value} WHERE seq BETWEEN ${inside} AND ${later}`, seq: inside },
    { words: `DELETE FROM ${entry} WHERE seq = ${inside}`, seq: inside },
    { words: `DELETE FROM ${entry} WHERE seq BETWEEN ${inside} AND ${later}`, seq: inside, witnessed: true },
    { words: `DELETE FROM ${entry} WHERE seq >= ${seq}`, seq, witnessed: true },
    { words: swap(inside, later), seq: inside },
    {
      words: `INSERT INTO ${entry} (${names}) SELECT ${size + 1}, ${names.slice(1)} FROM ${entry} WHERE seq = ${seq}`,
      seq: size + 1,
    },
    {
      words: `INSERT INTO "OperationLogStub" SELECT seq, hash, gen_random_uuid() FROM ${entry} WHERE seq = ${seq}; DELETE FROM ${entry} WHERE seq = ${seq}`,
      seq,
    },
  ];
}
