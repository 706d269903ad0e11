import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { step } from "../say.ts";

const stamp = "lib/generated/prisma/.made-from";

/** Makes the Prisma client when the schema, or Prisma itself, is another than it was made from. */
export async function generateClient() {
  const wanted = createHash("sha256")
    .update(readFileSync("prisma/schema.prisma"))
    .update(readFileSync("node_modules/prisma/package.json"))
    .digest("hex");
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === wanted) return;
  await step("Database client generated", () => {
    const prisma = ["node_modules/prisma/build/index.js", "generate", "--config", "prisma/config.ts", "--no-hints"];
    // `generate` fetches a schema engine that it does not use, unless it is told of any program that exists.
    const env = {
      ...process.env,
      PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
      CHECKPOINT_DISABLE: "1",
      NO_COLOR: "1",
    };
    const { status, stdout, stderr } = spawnSync(process.execPath, prisma, { env, encoding: "utf8" });
    if (status !== 0) throw new Error(`prisma generate failed:\n${stdout}${stderr}`);
    writeFileSync(stamp, wanted);
  });
}
