import "server-only";
import type { Manager } from "@/lib/auth/actor";
import { db } from "@/lib/db";
import { Prisma } from "@/lib/generated/prisma/client";

/** A queue as somebody wants to find it again; `address` is that of the queue without its path. */
export type View = { id: string; name: string; address: string; opensFirst: boolean };

/** A manager's own views in the order in which they were made: part of the statement that reads the queue. */
export const viewsOf = ({ id }: { id: string }) => Prisma.sql`(
  SELECT coalesce(json_agg(json_build_object('id', v.id, 'name', v.name, 'address', v.address, 'opensFirst', v."opensFirst")
                           ORDER BY v.id), '[]')
  FROM "QueueView" v WHERE v."managerId" = ${id}::uuid)`;

export const listViews = (manager: Manager): Promise<View[]> =>
  db.queueView.findMany({
    where: { managerId: manager.id },
    orderBy: { id: "asc" },
    select: { id: true, name: true, address: true, opensFirst: true },
  });
