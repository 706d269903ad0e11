// npm run migrate: brings the database to this version and ends. bin/run.ts has done it before this line is read.
import { say } from "./say.ts";

say("The database is of this version.");
