import type { TagTone } from "@/app/_ui/tag";
import type { SetState } from "@/lib/policy/rules";

export const toneOf: Record<SetState, TagTone> = {
  draft: "line",
  shadow: "info",
  putForward: "warn",
  scheduled: "info",
  inForce: "ok",
  retired: "plain",
  discarded: "plain",
};
