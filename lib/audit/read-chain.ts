import "server-only";
import { type ChainReader, chainAt } from "@/lib/audit/chain-reader";
import { env } from "@/lib/env";
import { appRole, workingAs } from "@/lib/wall/roles";
import { databaseOverTls } from "@/lib/wall/tls";

/** The log's chain as it is now, on a connection of its own. */
export const openChain = (url = env.DATABASE_URL): Promise<ChainReader> =>
  chainAt({ url: workingAs(appRole, databaseOverTls(url, env.PLAIN_HOSTS)) });
