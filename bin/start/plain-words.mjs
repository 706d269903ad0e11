// What the border itself says to people: in their language, for browsers with script and without.
import { readdirSync, statSync } from "node:fs";
import englishBorder from "../../lib/messages/en/border.json" with { type: "json" };
import englishProblems from "../../lib/messages/en/problems.json" with { type: "json" };
import chineseBorder from "../../lib/messages/zh-CN/border.json" with { type: "json" };
import chineseProblems from "../../lib/messages/zh-CN/problems.json" with { type: "json" };

const chinese = { ...chineseProblems, ...chineseBorder };
const english = { ...englishProblems, ...englishBorder };

/** By the status of an answer. Any other is a fault of ours. */
const saying = {
  400: (words) => [words.notUnderstoodTitle, words.notUnderstood],
  403: (words) => [words.notUnderstoodTitle, words.notUnderstood],
  404: ({ missing }) => [missing.title, missing.text],
  409: (words) => [words.outdatedTitle, words.outdated],
  503: (words) => [words.unavailableTitle, words.unavailable],
};

export function wordsFor({ headers }, response) {
  const inEnglish = /(?:^|;\s*)(?:__Host-)?language=en(?:;|$)/.test(headers.cookie ?? "");
  const words = inEnglish ? english : chinese;
  const said = saying[response.statusCode]?.(words);
  const [title, text] = said ?? [words.title, words.text];
  return {
    title,
    text,
    home: words.missing.home,
    site: words.site,
    help: words.help,
    language: inEnglish ? "en" : "zh-CN",
    number: said ? "" : `${words.number} <b class="code">${response.getHeader("x-request-id") ?? ""}</b>`,
    style: /<(\/_next\/static\/[\w./-]+\.css)>/.exec(String(response.getHeader("link") ?? ""))?.[1] ?? ownStyle(),
  };
}

let style;
/** The looks of the pages, where an answer names none. While pages are rebuilt as they are written there are none. */
function ownStyle() {
  style ??= sheetIn(`${process.env.XINKA_BUILD_DIR ?? ".next"}/static/chunks`);
  return style || undefined;
}

function sheetIn(folder) {
  try {
    const sizeOf = (name) => statSync(`${folder}/${name}`).size;
    const sheets = readdirSync(folder).filter((name) => name.endsWith(".css"));
    // What all pages share is the largest by far.
    const [shared] = sheets.toSorted((a, b) => sizeOf(b) - sizeOf(a));
    return shared ? `/_next/static/chunks/${shared}` : "";
  } catch {
    return "";
  }
}

export const wholePage = (words) =>
  `<!DOCTYPE html><html lang="${words.language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">` +
  `<title>${words.title} - ${words.site}</title></head><body>${spoken(words)}</body></html>`;

export function spoken({ title, text, number, help, home, style }) {
  const sheet = style ? `<link rel="stylesheet" href="${style}">` : "";
  return (
    `${sheet}<main class="mx-auto max-w-[1200px] px-5 py-10 sm:px-12"><h1 class="rule-double max-w-[720px]">${title}</h1>` +
    `<p class="mt-6">${text}</p>${number && `<p class="mt-4">${number}</p>`}<p class="mt-6"><a href="/">${home}</a></p>` +
    `<p class="mt-4"><a href="/help">${help}</a></p></main>`
  );
}
