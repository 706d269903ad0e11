import { db } from "@/lib/db";
import { say } from "../say.ts";

export async function listFiles() {
  const rows = await db.backup.findMany({
    where: { removedAt: null },
    orderBy: { madeAt: "asc" },
    select: { file: true, madeAt: true, bytes: true, level: true, fault: true },
  });
  for (const { file, madeAt, bytes, level, fault } of rows)
    say(
      `${madeAt.toISOString()}  level ${level}  ${fault ? `BAD ${fault}` : "OK"}  ${String(bytes).padStart(12)}  ${file}`,
    );
  if (rows.length === 0) say("There are no backups yet.");
}
