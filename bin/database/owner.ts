import { databaseOverTls } from "@/lib/wall/tls";

/** Who owns the tables: migrates, seeds, makes backups. The product itself is never told. */
export function ownerUrl(): string {
  const address = process.env.DATABASE_OWNER_URL || process.env.DATABASE_URL!;
  return URL.canParse(address) ? databaseOverTls(address, process.env.PLAIN_HOSTS) : address;
}

/** The settings of a process that has no business with the owner. */
export function withoutOwner(settings: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const { DATABASE_OWNER_URL: _, ...rest } = settings;
  return rest;
}
