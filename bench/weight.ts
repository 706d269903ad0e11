// npm run bench -- weight: compressed JavaScript of each page's first load, against a bare page of the same build.
import { gzipSync } from "node:zlib";
import { takeDatabase } from "./database.ts";
import { atMost, known, report } from "./report.ts";
import { startServer } from "./server.ts";
import { type Visit, visits } from "./visits.ts";

await takeDatabase(2_000);
const { bare, queue, review, status } = await visits();
const server = await startServer();
const page = (path: string, like: Visit): Visit => ({ ...like, what: path, path });
const customer = ["/home", "/apply", "/apply/product", "/profile", "/profile/identity", "/applications"].map((path) =>
  page(path, status),
);
const stranger = ["/", "/sign-in", "/register", "/cards"].map((path) => page(path, bare));
const staff = ["/work", "/work/customers"].map((path) => page(path, queue));

const floor = await weigh(bare);
const figures = [known("bare page", floor / 1_024, "KiB")];
for (const [visits, goal] of [
  [[...stranger, ...customer, status], 14],
  [[...staff, queue, review], 29],
] as const)
  for (const visit of visits)
    figures.push(atMost(`${visit.what} beyond the bare page`, ((await weigh(visit)) - floor) / 1_024, "KiB", goal));
const foreign = await foreignRequests([bare, ...stranger, ...customer, status, ...staff, queue, review]);
figures.push(atMost("requests to other hosts, fonts", foreign, "", 0));

await server.stop();
report("weight", figures);
process.exit();

/** Bytes of all scripts that the page names, packed as the server packs them. */
async function weigh(visit: Visit) {
  const scripts = new Set([...(await htmlOf(visit)).matchAll(/\/_next\/static\/[^"'\\ ]+\.js/g)].map(([path]) => path));
  let bytes = 0;
  for (const path of scripts) {
    const answer = await fetch(server.url + path);
    bytes += gzipSync(Buffer.from(await answer.arrayBuffer())).length;
  }
  return bytes;
}

async function foreignRequests(all: Visit[]) {
  let count = 0;
  for (const visit of all) {
    const html = await htmlOf(visit);
    count += [...html.matchAll(/(?:src|srcset|href)="(?:https?:)?\/\/(?!localhost)/g)].length;
    count += [...html.matchAll(/\.woff2?/g)].length;
  }
  return count;
}

async function htmlOf({ path, cookie }: Visit) {
  const answer = await fetch(server.url + path, { headers: { cookie } });
  if (answer.status !== 200) throw new Error(`${path} answered ${answer.status}`);
  return answer.text();
}
