// npm start, npm run dev: everything from a fresh clone to a running bank.
import { launch } from "./launch.mjs";

launch("./bin/start/main.ts", process.argv.slice(2));
