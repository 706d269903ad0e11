import { noteReport } from "@/lib/system/note-report";

/** Where browsers tell of a page that broke its policy (proxy.ts). Anybody may; it reaches the server's log and nothing else. */
export async function POST(request: Request) {
  const status = noteReport(await request.text()) ? 204 : 400;
  return new Response(null, { status, headers: { "cache-control": "no-store" } });
}
