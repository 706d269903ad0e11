"use server";

import { redirect } from "next/navigation";
import { z } from "zod";
import { actionFor } from "@/lib/forms/action";
import { lookNow } from "@/lib/monitoring/look";
import { AlarmTakingSchema } from "@/lib/monitoring/schema";
import { takeAlarm } from "@/lib/monitoring/take-alarm";

export const look = actionFor({ role: "MANAGER", right: "models.manage" }, z.object({}), async () => {
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
