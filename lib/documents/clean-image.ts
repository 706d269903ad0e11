import "server-only";
import sharp, { type Metadata } from "sharp";
import { maxPixels } from "@/lib/documents/rules";
import { Refusal } from "@/lib/refusal";

sharp.cache(false);
sharp.concurrency(1);

/** Longest side kept: an A4 page at 300 dots an inch is 3,508 high. */
const longestSide = 3_508;
const thumbnailSide = 320;

/**
 * The picture drawn anew as a JPEG, upright and on white: nothing of the file as it was sent survives,
 * neither where it was taken nor what else was hidden in it.
 */
export async function cleanImage(bytes: Buffer): Promise<Buffer> {
  const { width, height } = await measured(bytes);
  if (width * height > maxPixels) throw new Refusal("document.tooManyPixels");
  return inTurn(() =>
    sharp(bytes, { limitInputPixels: maxPixels, failOn: "error" })
      .rotate()
      .resize({ width: longestSide, height: longestSide, fit: "inside", withoutEnlargement: true })
      .flatten({ background: "white" })
      .jpeg({ quality: 88, chromaSubsampling: "4:4:4" })
      .timeout({ seconds: 20 })
      .toBuffer()
      .catch(refuseBroken),
  );
}

/** A small copy of a picture that is already clean. */
export function shrinkImage(bytes: Buffer): Promise<Buffer> {
  return inTurn(() =>
    sharp(bytes, { limitInputPixels: maxPixels })
      .resize({ width: thumbnailSide, height: thumbnailSide, fit: "inside", withoutEnlargement: true })
      .jpeg({ quality: 75 })
      .toBuffer(),
  );
}

function measured(bytes: Buffer): Promise<Metadata> {
  // Reads the head only: the size is known before a single pixel is unpacked.
  return sharp(bytes, { limitInputPixels: false }).metadata().catch(refuseBroken);
}

function refuseBroken(): never {
  throw new Refusal("document.broken");
}

let running = 0;
const waiting: (() => void)[] = [];

/** Two pictures at once: each may take a hundred megabytes while it is drawn. */
async function inTurn<T>(draw: () => Promise<T>): Promise<T> {
  if (running >= 2) await new Promise<void>((go) => waiting.push(go));
  running += 1;
  try {
    return await draw();
  } finally {
    running -= 1;
    waiting.shift()?.();
  }
}
