import type { ComponentProps, ReactNode } from "react";
import { ButtonLink } from "@/app/_ui/button";
import type { Actor } from "@/lib/auth/actor";

type Props = { actor: Actor; path: string; tone?: ComponentProps<typeof ButtonLink>["tone"]; children: ReactNode };

/** `<ToConfirm actor path tone?>`: where the deeds of a page need a factor shown just before: the way to show it and come back. */
export function ToConfirm({ actor, path, tone = "quiet", children }: Props) {
  if (actor.fresh) return null;
  return (
    <ButtonLink href={`/confirm?next=${encodeURIComponent(path)}`} tone={tone}>
      {children}
    </ButtonLink>
  );
}
