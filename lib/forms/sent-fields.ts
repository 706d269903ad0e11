import "server-only";

/** The fields of a form that a route is sent; null where what came is none. */
export async function sentFields(request: Request): Promise<Record<string, string> | null> {
  try {
    const form = [...(await request.formData())];
    return Object.fromEntries(form.filter((field): field is [string, string] => typeof field[1] === "string"));
  } catch {
    return null;
  }
}
