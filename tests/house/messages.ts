import { catalogue } from "@/lib/messages";

type Tree = { [key: string]: string | Tree };

/** Every message of a language, by its whole key. */
export const messagesOf = (language: keyof typeof catalogue) =>
  new Map(leaves(catalogue[language] as unknown as Tree, ""));

function leaves(tree: Tree, before: string): [string, string][] {
  return Object.entries(tree).flatMap(([key, value]): [string, string][] =>
    typeof value === "string" ? [[before + key, value]] : leaves(value, `${before}${key}.`),
  );
}

/** The values and tags that a message in ICU's form asks for. */
export function asksFor(message: string): string[] {
  const tags = [...message.matchAll(/<(\w+)>/g)].map(([, name]) => `<${name}>`);
  return [...new Set([...tags, ...argumentsIn(message)])].toSorted();
}

function argumentsIn(message: string): string[] {
  const found: string[] = [];
  for (let at = message.indexOf("{"); at !== -1; at = message.indexOf("{", at)) {
    const end = closing(message, at);
    const [name = "", kind = "", ...branches] = message.slice(at + 1, end).split(",");
    found.push(name.trim());
    if (/plural|select/.test(kind)) found.push(...branchesOf(branches.join(",")).flatMap(argumentsIn));
    at = end;
  }
  return found;
}

function branchesOf(text: string): string[] {
  const found: string[] = [];
  for (let at = text.indexOf("{"); at !== -1; at = text.indexOf("{", at)) {
    const end = closing(text, at);
    found.push(text.slice(at + 1, end));
    at = end;
  }
  return found;
}

function closing(text: string, start: number): number {
  let depth = 0;
  for (let at = start; at < text.length; at += 1) {
    if (text[at] === "{") depth += 1;
    if (text[at] === "}" && --depth === 0) return at;
  }
  throw new Error(`A bracket is open in: ${text}`);
}
