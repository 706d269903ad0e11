// The keeper of backups: a process beside the server, the only one that knows the database's owner.
import { keepBackups } from "@/lib/backups/keeper";
import { giveWay } from "@/lib/thread";
import { ownerUrl } from "./database/owner.ts";

giveWay();
const ending = new AbortController();
for (const signal of ["SIGINT", "SIGTERM", "disconnect"]) process.once(signal, () => ending.abort());
await keepBackups(ownerUrl(), ending.signal);
process.exit();
