import sharp from "sharp";

type Picture = { width?: number; height?: number; format?: "jpeg" | "png" | "webp"; noise?: boolean };

/** A picture as a phone might send it. */
export function aPicture({ width = 120, height = 80, format = "jpeg", noise = false }: Picture): Promise<Buffer> {
  const background = { r: 200, g: 220, b: 240 };
  const plain = sharp({
    create: noise
      ? { width, height, channels: 3, background, noise: { type: "gaussian", mean: 128, sigma: 40 } }
      : { width, height, channels: 3, background },
  });
  return plain.toFormat(format).toBuffer();
}

type Pdf = { pages?: number; object?: string; trailer?: string; tail?: string; size?: number };

/** A small PDF; `size` fills it up with a comment, `object` and `trailer` put something into it. */
export function aPdf({ pages = 1, object = "null", trailer = "", tail = "", size }: Pdf): Buffer {
  const kids = Array.from({ length: pages }, (_none, page) => `${3 + page} 0 R`).join(" ");
  const sheets = Array.from(
    { length: pages },
    (_none, page) => `${3 + page} 0 obj\n<</Type /Page /Parent 2 0 R /MediaBox [0 0 595 842]>>\nendobj\n`,
  ).join("");
  const body = (filling: string) =>
    `%PDF-1.7\n1 0 obj\n<</Type /Catalog /Pages 2 0 R>>\nendobj\n2 0 obj\n<</Type /Pages /Count ${pages} /Kids [${kids}]>>\nendobj\n` +
    `${sheets}99 0 obj\n${object}\nendobj\n%${filling}${tail}\ntrailer\n<</Root 1 0 R /Size 100 ${trailer}>>\nstartxref\n0\n%%EOF`;
  const filling = size ? "-".repeat(size - body("").length) : "";
  return Buffer.from(body(filling), "latin1");
}
