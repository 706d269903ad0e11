// node bin/run.mjs NAME … runs bin/NAME.ts; "bench NAME …" runs bench/NAME.ts.
import { launch } from "./launch.mjs";

launch("./bin/run.ts", process.argv.slice(2));
