import { existsSync, globSync, readFileSync } from "node:fs";

type Requirement = { number: string; level: string; words: string; evidence: string };
/** Test files by the row of ours that one of their tests names, and by the requirement's own number. */
type Proofs = Map<string, Set<string>>;

const row = /\[((?:[A-Z]{2}-\d{2})|(?:\d{1,2}\.\d{1,2}\.\d{1,2}))\]/g;
const name = /["'`]((?:\[(?:[A-Z]{2}-\d{2}|\d+\.\d+\.\d+)\])+)/g;

/** Which test files carry which row in a test's name. */
export function proofs(): Proofs {
  const found: Proofs = new Map();
  for (const file of globSync("tests/**/*.{test,spec}.{ts,tsx}").toSorted())
    for (const [, ids = ""] of readFileSync(file, "utf8").matchAll(name))
      for (const [, id = ""] of ids.matchAll(row))
        found.set(id, (found.get(id) ?? new Set()).add(file.replaceAll("\\", "/")));
  return found;
}

export function requirements(): Requirement[] {
  return readFileSync("docs/asvs.txt", "utf8")
    .split("\n")
    .filter((line) => line && !line.startsWith("#"))
    .map((line) => line.split("|").map((part) => part.trim()))
    .map(([number = "", level = "", words = "", evidence = ""]) => ({ number, level, words, evidence }));
}

export type Standing = "shown" | "in part" | "not applicable" | "open";
type Judged = Requirement & { standing: Standing; told: string };

/** Shown where every row it names has a test and every document is there; in part where one is missing. */
export function judge(requirement: Requirement, shown: Proofs): Judged {
  const { evidence, number } = requirement;
  if (/^n\/a \S/.test(evidence)) return { ...requirement, standing: "not applicable", told: evidence.slice(4) };
  if (/^open \S/.test(evidence)) return { ...requirement, standing: "open", told: evidence.slice(5) };
  const named = evidence.split(",").map((one) => one.trim());
  const missing = named.filter((one) => !shown.has(one) && !(one.startsWith("docs/") && existsSync(one)));
  const own = shown.has(number) ? [`own test`] : [];
  const told = [...named.map((one) => (missing.includes(one) ? `${one} (no test yet)` : one)), ...own].join(", ");
  if (missing.length === 0) return { ...requirement, standing: "shown", told };
  return { ...requirement, standing: missing.length < named.length ? "in part" : "open", told };
}

/** The whole of docs/asvs.md. */
export function table(): string {
  const shown = proofs();
  const judged = requirements().map((requirement) => judge(requirement, shown));
  const count = (standing: Standing) => judged.filter((one) => one.standing === standing).length;
  const lines = judged.map(
    ({ number, level, words, standing, told }) => `| ${number} | ${level} | ${words} | ${standing} | ${told} |`,
  );
  const rows = [...shown]
    .filter(([id]) => /^[A-Z]/.test(id))
    .toSorted(([a], [b]) => a.localeCompare(b))
    .map(([id, files]) => `| ${id} | ${[...files].map((file) => `\`${file.replace(/^tests\//, "")}\``).join(", ")} |`);
  return `# Evidence for OWASP ASVS 5.0.0

Made by \`npm run asvs\` from [asvs.txt](asvs.txt) and the names of the tests; a test fails when it is stale. Words are ours.
Chapters 10 (OAuth) and 17 (WebRTC) do not apply and are left out.

${judged.length} requirements of levels 1 and 2: ${count("not applicable")} do not apply; of the ${judged.length - count("not applicable")} that do,
${count("shown")} are shown by a test or document, ${count("in part")} in part, ${count("open")} are open.

| Number | Level | What it asks | Standing | Shown by |
| --- | --- | --- | --- | --- |
${lines.join("\n")}

## Where each row is tested

| Row | Test files below \`tests\` |
| --- | --- |
${rows.join("\n")}
`;
}
