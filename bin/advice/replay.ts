import { replay } from "@/lib/advice/replay";
import { Stop, say } from "../say.ts";

/** npm run advice -- replay [--all | APPLICATION]: past advice made again, and whether it is the same. */
export async function replayAdvice(applicationId: string | undefined) {
  if (applicationId && !/^[0-9a-f-]{36}$/.test(applicationId)) throw new Stop("An application is named by its id.");
  const replayed = await replay(applicationId ? { applicationId } : {});
  for (const { applicationId: id, onVersion, cause } of replayed)
    if (cause) say(`${id}, version ${onVersion}: another advice now, because of the ${cause}`);
  const same = replayed.filter(({ cause }) => cause === null).length;
  say(`${replayed.length} replayed, ${same} equal`);
  if (same < replayed.length) process.exitCode = 1;
}
