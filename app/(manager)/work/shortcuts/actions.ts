"use server";

import { redirect } from "next/navigation";
import { rememberShortcuts, ShortcutsSchema } from "@/lib/auth/preferences";
import { actionFor } from "@/lib/forms/action";

export const switchShortcuts = actionFor("MANAGER", ShortcutsSchema, async (_manager, { shortcuts }) => {
  await rememberShortcuts(shortcuts);
  redirect(`/work/shortcuts?notice=shortcuts.${shortcuts}`);
});
