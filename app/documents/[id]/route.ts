import { currentActor } from "@/lib/auth/session";
import { viewDocument } from "@/lib/documents/view";

/** Shows a document to its owner and to managers; to anybody else it does not exist. `?size=small` is its picture in a list. */
export async function GET(request: Request, { params }: RouteContext<"/documents/[id]">): Promise<Response> {
  const actor = await currentActor();
  const small = new URL(request.url).searchParams.get("size") === "small";
  const document = actor && (await viewDocument(actor, { id: (await params).id, small }));
  if (!document) return new Response(null, { status: 404, headers: { "cache-control": "no-store" } });

  const name = document.mime === "application/pdf" ? "document.pdf" : "document.jpg";
  return new Response(new Uint8Array(document.bytes), {
    headers: {
      "content-type": document.mime,
      "content-disposition": `inline; filename="${name}"`,
      "cache-control": "private, no-store",
      "x-content-type-options": "nosniff",
    },
  });
}
