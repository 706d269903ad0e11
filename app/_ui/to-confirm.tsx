import type { ReactNode } from "react";
import { ButtonLink } from "@/app/_ui/button";
import type { Actor } from "@/lib/auth/actor";

/** `<ToConfirm actor path>`: where the deeds of a page need a factor shown just before: the way to show it and come back. */
export function ToConfirm({ actor, path, children }: { actor: Actor; path: string; children: ReactNode }) {
  if (actor.fresh) return null;
  return <ButtonLink href={`/confirm?next=${encodeURIComponent(path)}`}>{children}</ButtonLink>;
}
