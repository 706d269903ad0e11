import { statfsSync } from "node:fs";
import { Stop } from "../say.ts";

const needed = 200;

/** A build or a database that runs out of space half-way is worse than one that does not begin. */
export function refuseFullDisk() {
  const { bavail, bsize } = statfsSync(".");
  const free = Math.floor((bavail * bsize) / 1024 ** 2);
  if (free < needed)
    throw new Stop(`The disk is full: ${free} MB are free and Xinka needs ${needed} MB to start. Nothing was changed.`);
}
