import { readiness } from "@/lib/readiness";

/** Ready for people: database, migrations and jobs. Says which is not, and nothing more. */
export async function GET() {
  const parts = await readiness();
  const ready = Object.values(parts).every((state) => state !== "failing");
  return Response.json({ ready, ...parts }, { status: ready ? 200 : 503, headers: { "cache-control": "no-store" } });
}
