"use server";

import { redirect } from "next/navigation";
import { actionFor } from "@/lib/forms/action";
import { dropView } from "@/lib/views/drop";
import { keepView } from "@/lib/views/keep";
import { openFirst } from "@/lib/views/open-first";
import { renameView } from "@/lib/views/rename";
import { KeepViewSchema, RenameViewSchema, ViewSchema } from "@/lib/views/schema";

export const keep = actionFor({ role: "MANAGER", right: "applications.review" }, KeepViewSchema, async (me, view) => {
  await keepView(me, view);
  redirect(`/work/queue${view.address}&notice=view.kept`);
});

export const rename = actionFor(
  { role: "MANAGER", right: "applications.review" },
  RenameViewSchema,
  async (me, view) => {
    await renameView(me, view);
    redirect("/work/views?notice=view.renamed");
  },
);

export const drop = actionFor({ role: "MANAGER", right: "applications.review" }, ViewSchema, async (me, view) => {
  await dropView(me, view);
  redirect("/work/views?notice=view.dropped");
});

export const beginWith = actionFor({ role: "MANAGER", right: "applications.review" }, ViewSchema, async (me, view) => {
  await openFirst(me, view);
  redirect("/work/views?notice=view.chosen");
});
