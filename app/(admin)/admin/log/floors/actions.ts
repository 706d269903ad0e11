"use server";

import { redirect } from "next/navigation";
import { changeFloor } from "@/lib/audit/change-floor";
import { FloorSchema } from "@/lib/audit/schema";
import { actionFor } from "@/lib/forms/action";

export const saveFloor = actionFor(
  { role: "ADMIN", right: "log.delete", fresh: true },
  FloorSchema,
  async (admin, change) => {
    const proposal = await changeFloor(admin, change);
    redirect(`/admin/log/floors?notice=${proposal ? "log.floorProposed" : "log.floorChanged"}`);
  },
);
