import "server-only";
import { headers } from "next/headers";

/** The page that the present request is for, as the proxy has noted it. */
export async function placeAsked(): Promise<URL | null> {
  const place = (await headers()).get("x-place");
  return place && URL.canParse(place) ? new URL(place) : null;
}

/**
 * Whether script sent the form: then its page is drawn anew where it stands, and what is half filled in keeps its answers.
 * Without script the page goes, and has to be asked for again.
 */
export const isScripted = async () => (await headers()).has("next-action");
