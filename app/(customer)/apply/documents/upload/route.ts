import { UploadSchema } from "@/lib/applications/schema";
import type { Customer } from "@/lib/auth/actor";
import { hasRole } from "@/lib/auth/require-role";
import { isFromOurPage } from "@/lib/auth/same-origin";
import { currentActor } from "@/lib/auth/session";
import { mayTry } from "@/lib/auth/throttle";
import { addDocument } from "@/lib/documents/add";
import { maxFileBytes } from "@/lib/documents/rules";
import { readUpload } from "@/lib/forms/read-upload";
import { Refusal } from "@/lib/refusal";

/** The parts of a form around its file. */
const around = 16 * 1024;

/**
 * Takes one file from a plain form and answers with the page it came from. A route and not an action: an action's
 * body is bounded far below a photograph, and one that is too long would end in a fault instead of a sentence.
 */
export async function POST(request: Request): Promise<Response> {
  const target = Object.fromEntries(new URL(request.url).searchParams);
  const actor = await currentActor();
  const next = `/apply/documents?${new URLSearchParams(pick(target))}`;
  if (!actor) return seeOther("/sign-in", { notice: "session.ended", next });
  if (!hasRole(actor, "CUSTOMER")) return new Response(null, { status: 404 });

  try {
    await receive(actor, target, request);
    return seeOther("/apply/documents", { ...pick(target), notice: "document.added" });
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return seeOther("/apply/documents", { ...pick(target), refused: error.code, ...error.values });
  }
}

async function receive(customer: Customer, target: Record<string, string>, request: Request) {
  if (!(await isFromOurPage())) throw new Refusal("foreignOrigin");
  const upload = UploadSchema.safeParse({ applicationId: target.application, kind: target.kind });
  if (!upload.success) throw new Refusal("document.noApplication");
  const free = await mayTry({ what: "upload", whom: customer.id, tries: 100, windowSeconds: 3_600 });
  if (!free) throw new Refusal("tooManyTries");

  const form = await readUpload(request, maxFileBytes + around);
  if (form === "tooLarge") throw new Refusal("document.tooLarge");
  if (form === "cutOff") throw new Refusal("document.cutOff");
  const file = form.get("file");
  if (!(file instanceof File) || (file.size === 0 && file.name === "")) throw new Refusal("document.noFile");
  await addDocument(customer, upload.data, Buffer.from(await file.arrayBuffer()));
}

/** Only what the page itself wrote into the address goes back into it. */
function pick({ application = "", kind = "", after }: Record<string, string>) {
  const onward = after === "check" ? { after } : {};
  return { application: application.slice(0, 36), kind: kind.slice(0, 20), ...onward };
}

/** The answer to a post is another page to get; the address holds codes only. */
function seeOther(path: string, told: Record<string, string | number>) {
  const query = new URLSearchParams(Object.entries(told).map(([name, value]) => [name, String(value)]));
  return new Response(null, {
    status: 303,
    headers: {
      location: `${path}?${query}`,
      "cache-control": "no-store",
      "content-security-policy": "default-src 'none'; frame-ancestors 'none'",
    },
  });
}
