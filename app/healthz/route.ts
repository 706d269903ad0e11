/** The process lives. */
export function GET() {
  return new Response("ok\n", { headers: { "cache-control": "no-store" } });
}
