import { defineConfig } from "prisma/config";

const owner = process.env.DATABASE_OWNER_URL || process.env.DATABASE_URL;

export default defineConfig({
  schema: "schema.prisma",
  migrations: { path: "migrations" },
  ...(owner ? { datasource: { url: owner } } : {}),
});
