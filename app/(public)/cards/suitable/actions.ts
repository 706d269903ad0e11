"use server";

import { redirect } from "next/navigation";
import { publicAction } from "@/lib/forms/action";
import { SuitableSchema, suitableAddress } from "@/lib/products/schema";

export const lookForCards = publicAction(SuitableSchema, async (_visitor, { income, ...said }) => {
  redirect(suitableAddress("/cards/suitable", { ...said, income: Number(income) }));
});
