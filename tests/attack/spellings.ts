import { readFileSync } from "node:fs";
import type { OutgoingHttpHeaders } from "node:http";

type Variant = { path: string; headers?: OutgoingHttpHeaders };

const build = readFileSync(`${process.env.XINKA_BUILD_DIR ?? ".next-test"}/BUILD_ID`, "utf8").trim();
const encoded = (path: string) => path.replace(/[a-z]/, (letter) => `%${letter.charCodeAt(0).toString(16)}`);
const bare = (path: string) => path.split("?")[0]!;
const five = (name: string) => Array(5).fill(name).join(":");

/** The same address asked for in ways in which a guard that looks at addresses was once passed. */
export const variants: Record<string, (path: string) => Variant> = {
  "as a component": (path) => ({ path: `${bare(path)}?_rsc=1`, headers: { rsc: "1" } }),
  "as a prefetch": (path) => ({ path: `${bare(path)}?_rsc=1`, headers: { rsc: "1", "next-router-prefetch": "1" } }),
  "as the tree of its segments": (path) => ({
    path: `${bare(path)}?_rsc=1`,
    headers: { rsc: "1", "next-router-prefetch": "1", "next-router-segment-prefetch": "/_tree" },
  }),
  "as its own segment": (path) => ({
    path: `${bare(path)}?_rsc=1`,
    headers: { rsc: "1", "next-router-prefetch": "1", "next-router-segment-prefetch": `/${bare(path)}/__PAGE__` },
  }),
  "with a state of the router": (path) => ({
    path,
    headers: { rsc: "1", "next-router-state-tree": encodeURIComponent('["",{"children":["(public)",{}]},null,null]') },
  }),
  "as the server's own request": (path) => ({
    path,
    headers: { "x-middleware-subrequest": `${five("proxy")}:${five("middleware")}:${five("src/middleware")}` },
  }),
  "with .rsc": (path) => ({ path: `${bare(path)}.rsc`, headers: { rsc: "1" } }),
  "as a file of segments": (path) => ({ path: `${bare(path)}.segments/_tree.segment.rsc`, headers: { rsc: "1" } }),
  "as data of a page": (path) => ({
    path: `/_next/data/${build}${bare(path)}.json`,
    headers: { "x-nextjs-data": "1" },
  }),
  "with a slash behind": (path) => ({ path: `${bare(path)}/` }),
  "with two slashes before": (path) => ({ path: `/${bare(path)}` }),
  "with a letter written as a number": (path) => ({ path: encoded(path) }),
  "in capitals": (path) => ({ path: bare(path).toUpperCase() }),
  "through another folder": (path) => ({ path: `/cards/..${path}` }),
  "through an encoded folder": (path) => ({ path: `/cards/..%2f${path.slice(1)}` }),
  "as a file that a cache would keep": (path) => ({ path: `${bare(path)}/x.css` }),
  "under another address": (path) => ({
    path: "/nowhere",
    headers: {
      "x-matched-path": bare(path),
      "x-invoke-path": bare(path),
      "x-original-url": path,
      "x-rewrite-url": path,
    },
  }),
  "with a foreign host": (path) => ({ path, headers: { host: "evil.example", "x-forwarded-host": "evil.example" } }),
};

/** The longest run of text in each heading; in the form in which React sends it, a text may be in pieces. */
export const headings = (html: string) =>
  [...html.matchAll(/<h1[^>]*>([\s\S]*?)<\/h1>/g)].map(
    ([, inner]) => inner!.split(/<[^>]+>/).toSorted((a, b) => b.length - a.length)[0]!,
  );

/**
 * Whether the heading of the page stands in the answer as a heading, in HTML or in the form in
 * which React sends it: as an element, or as words of the part that draws it (StaffHeading, CaseHead).
 */
export function isShown(text: string, heading: string) {
  const sent = JSON.stringify(heading).slice(1, -1);
  return (
    headings(text).includes(heading) ||
    text.split('"h1"').some((after, index) => index > 0 && after.slice(0, 500).includes(sent)) ||
    [`null,{"title":"${sent}"`, `"wish":["${sent}"`].some((words) => text.includes(words))
  );
}
