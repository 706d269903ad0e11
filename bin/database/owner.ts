/** Who owns the tables: migrates, seeds, makes backups. The product itself is never told. */
export const ownerUrl = () => process.env.DATABASE_OWNER_URL || process.env.DATABASE_URL!;

/** The settings of a process that has no business with the owner. */
export function withoutOwner(settings: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const { DATABASE_OWNER_URL: _, ...rest } = settings;
  return rest;
}
