import { redirect } from "next/navigation";
import type { Saved } from "@/lib/customers/change-profile";

export function backToProfile({ changed }: Saved): never {
  redirect(`/profile?notice=profile.${changed ? "saved" : "unchanged"}`);
}
