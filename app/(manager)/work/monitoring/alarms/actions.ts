"use server";

import { redirect } from "next/navigation";
import { actionFor } from "@/lib/forms/action";
import { AlarmTakingSchema } from "@/lib/monitoring/schema";
import { takeAlarm } from "@/lib/monitoring/take-alarm";

export const take = actionFor(
  { role: "MANAGER", right: "models.manage" },
  AlarmTakingSchema,
  async (manager, taking) => {
    await takeAlarm(manager, taking);
    redirect("/work/monitoring/alarms?notice=alarm.taken");
  },
);
