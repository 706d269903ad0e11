"use server";

import { redirect } from "next/navigation";
import { actionFor } from "@/lib/forms/action";
import { EmptySchema } from "@/lib/forms/schema";
import { lookNow } from "@/lib/monitoring/look";
import { AlarmTakingSchema } from "@/lib/monitoring/schema";
import { takeAlarm } from "@/lib/monitoring/take-alarm";

export const look = actionFor({ role: "MANAGER", right: "models.manage" }, EmptySchema, async () => {
  await lookNow();
  redirect("/work/monitoring/alarms?notice=alarm.looked");
});

export const take = actionFor(
  { role: "MANAGER", right: "models.manage" },
  AlarmTakingSchema,
  async (manager, taking) => {
    await takeAlarm(manager, taking);
    redirect("/work/monitoring/alarms?notice=alarm.taken");
  },
);
