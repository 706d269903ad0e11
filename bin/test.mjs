// npm test: every check there is, from a fresh clone. -- --quick leaves out the build and the browser, -- PATH runs one file.
import { launch } from "./launch.mjs";

launch("./bin/test/main.ts", process.argv.slice(2), { everything: true });
