import { replayed } from "@/lib/advice/replay";
import { Stop, say } from "../say.ts";

/** npm run advice -- replay [--all | APPLICATION]: past advice made again, and whether it is the same. */
export async function replayAdvice(applicationId: string | undefined) {
  if (applicationId && !/^[0-9a-f-]{36}$/.test(applicationId)) throw new Stop("An application is named by its id.");
  let [count, same] = [0, 0];
  for await (const some of replayed(applicationId ? { applicationId } : {})) {
    for (const { applicationId: id, onVersion, cause } of some)
      if (cause) say(`${id}, version ${onVersion}: another advice now, because of the ${cause}`);
    count += some.length;
    same += some.filter(({ cause }) => cause === null).length;
  }
  say(`${count} replayed, ${same} equal`);
  if (same < count) process.exitCode = 1;
}
