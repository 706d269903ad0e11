// node bin/run.mjs build: builds the pages and nothing else, for an image that starts later.
import { command } from "./say.ts";
import { buildIfStale } from "./start/build.ts";

await command(() => buildIfStale([], new AbortController().signal));
