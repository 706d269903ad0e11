import { existsSync, statfsSync } from "node:fs";
import { Stop } from "../say.ts";
import { buildFolder } from "./build.ts";

/** A build or a database that runs out of space half-way is worse than one that does not begin. */
export function refuseFullDisk() {
  const { bavail, bsize } = statfsSync(".");
  const free = Math.floor((bavail * bsize) / 1024 ** 2);
  const needed = existsSync(buildFolder()) ? 30 : 250;
  if (free >= needed) return;
  throw new Stop(`The disk is full: ${free} MB are free and Xinka needs ${needed} MB to start. Nothing was changed.`);
}
