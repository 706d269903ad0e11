import pg from "pg";
import { Prisma } from "@/lib/generated/prisma/client";

const { builtins } = pg.types;
const moment = (text: string) => new Date(text);

/** What the driver by itself would read in another way than Prisma does: large numbers whole, moments and days by UTC. */
const readers: Record<number, (text: string) => unknown> = {
  [builtins.INT8]: BigInt,
  [builtins.NUMERIC]: (text) => new Prisma.Decimal(text),
  [builtins.DATE]: moment,
  [builtins.TIMESTAMPTZ]: moment,
};

/** Values as Prisma hands them out, so that nobody has to know which of the two read them. */
export const asPrismaReads: pg.CustomTypesConfig = {
  getTypeParser: (type: number, format?: "text" | "binary") =>
    (format !== "binary" && readers[type]) || pg.types.getTypeParser(type, format),
};
