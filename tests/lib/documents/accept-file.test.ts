import { randomBytes } from "node:crypto";
import { deflateSync } from "node:zlib";
import sharp from "sharp";
import { describe, expect, test } from "vitest";
import { acceptFile } from "@/lib/documents/accept-file";
import { maxFileBytes } from "@/lib/documents/rules";
import { aPdf, aPicture } from "@/tests/support/files";

const refusal = (code: string) => expect.objectContaining({ name: "Refusal", code });

describe("[WB-05] a picture", () => {
  test.each(["jpeg", "png", "webp"] as const)("sent as %s is kept as an upright JPEG", async (format) => {
    const kept = await acceptFile(await aPicture({ width: 60, height: 40, format }));

    expect(kept).toMatchObject({ mime: "image/jpeg", pages: null });
    expect(await sharp(kept.bytes).metadata()).toMatchObject({ format: "jpeg", width: 60, height: 40 });
  });

  test("loses where and with what it was taken", async () => {
    const sent = await sharp(await aPicture({ width: 60, height: 40 }))
      .withExif({ IFD0: { Make: "CanaryPhone" }, IFD3: { GPSLatitude: "30/1 15/1 0/1", GPSLatitudeRef: "N" } })
      .withXmp("<x:xmpmeta xmlns:x='adobe:ns:meta/'>CanaryXmp</x:xmpmeta>")
      .jpeg()
      .toBuffer();
    expect(sent.includes("CanaryPhone")).toBe(true);

    const { bytes } = await acceptFile(sent);

    expect(await sharp(bytes).metadata()).not.toMatchObject({ exif: expect.anything() });
    expect(await sharp(bytes).metadata()).not.toMatchObject({ xmp: expect.anything() });
    for (const trace of ["CanaryPhone", "CanaryXmp", "Exif"]) expect(bytes.includes(trace)).toBe(false);
  });

  test("that lies on its side is turned upright", async () => {
    const sideways = await sharp(await aPicture({ width: 60, height: 40 }))
      .withMetadata({ orientation: 6 })
      .toBuffer();

    const { bytes } = await acceptFile(sideways);

    expect(await sharp(bytes).metadata()).toMatchObject({ width: 40, height: 60 });
  });

  test("with something glued to its end keeps only the picture", async () => {
    const glued = Buffer.concat([await aPicture({}), Buffer.from("PK\x03\x04<script>alert(1)</script>PK\x05\x06")]);

    const { bytes } = await acceptFile(glued);

    expect(bytes.includes("<script>")).toBe(false);
    expect(bytes.includes("PK\x03\x04")).toBe(false);
  });

  test("that would unpack to more pixels than any camera takes is refused by its head alone", async () => {
    await expect(acceptFile(aPngOf(30_000, 30_000))).rejects.toEqual(refusal("document.tooManyPixels"));
  });

  test("that is cut off is refused", async () => {
    const whole = await aPicture({ width: 800, height: 800, noise: true });
    await expect(acceptFile(whole.subarray(0, whole.length / 2))).rejects.toEqual(refusal("document.broken"));
  });
});

describe("[WB-05] a file", () => {
  test("of 5 MB is kept and one byte more is refused", async () => {
    expect(await acceptFile(aPdf({ size: maxFileBytes }))).toMatchObject({ mime: "application/pdf", pages: 1 });
    await expect(acceptFile(aPdf({ size: maxFileBytes + 1 }))).rejects.toEqual(refusal("document.tooLarge"));
  });

  test("that is empty is refused", async () => {
    await expect(acceptFile(Buffer.alloc(0))).rejects.toEqual(refusal("document.empty"));
  });

  test.each([
    ["GIF", Buffer.from("GIF89a\x01\0\x01\0\0\0\0;", "latin1"), "GIF"],
    ["ZIP", Buffer.from("PK\x03\x04\x14\0\0\0\0\0", "latin1"), "ZIP"],
    ["EXE", Buffer.concat([Buffer.from("MZ"), Buffer.alloc(200)]), "EXE"],
    ["HEIC", Buffer.from("\0\0\0\x18ftypheic\0\0\0\0mif1heic", "latin1"), "HEIC"],
    ["SVG", Buffer.from("<?xml version='1.0'?><svg xmlns='http://www.w3.org/2000/svg'><script/></svg>"), "XML"],
    ["HTML", Buffer.from("<html><script>alert(1)</script></html>"), "none"],
    ["noise", randomBytes(500).fill(7, 0, 12), "none"],
  ])("that is %s is refused by what it holds", async (_name, bytes, found) => {
    await expect(acceptFile(bytes)).rejects.toMatchObject({ code: "document.wrongKind", values: { found } });
  });
});

describe("[WB-05] a PDF", () => {
  test("keeps its bytes and tells its pages", async () => {
    const sent = aPdf({ pages: 3 });
    expect(await acceptFile(sent)).toEqual({ mime: "application/pdf", bytes: sent, pages: 3 });
  });

  test.each([
    ["without its end", aPdf({}).subarray(0, -20)],
    ["with a page of the web behind its end", Buffer.concat([aPdf({}), Buffer.from("<html></html>")])],
    ["that is an archive too", aPdf({ tail: "PK\x05\x06" })],
  ])("%s is refused", async (_name, bytes) => {
    await expect(acceptFile(bytes)).rejects.toEqual(refusal("document.broken"));
  });

  test("behind a password is refused", async () => {
    await expect(acceptFile(aPdf({ trailer: "/Encrypt 9 0 R" }))).rejects.toEqual(refusal("document.encrypted"));
  });

  test.each([
    ["runs a script", "<</S /JavaScript /JS (app.alert(1))>>"],
    ["runs a script under an escaped name", "<</S /#4aava#53cript /JS (app.alert(1))>>"],
    ["starts a program", "<</S/Launch/F(cmd.exe)>>"],
    ["carries a file", "<</Type/EmbeddedFile>>"],
  ])("that %s is refused", async (_name, object) => {
    await expect(acceptFile(aPdf({ object }))).rejects.toEqual(refusal("document.active"));
  });

  test("that packs its script away is refused", async () => {
    const packed = deflateSync("1 0 <</S /JavaScript /JS (app.alert(1))>>").toString("latin1");
    const stream = (filter: string) =>
      `<</Type/ObjStm/Filter${filter}/Length ${packed.length}>>stream\n${packed}\nendstream`;

    await expect(acceptFile(aPdf({ object: stream("/FlateDecode") }))).rejects.toEqual(refusal("document.active"));
    await expect(acceptFile(aPdf({ object: stream("[/ASCIIHexDecode/FlateDecode]") }))).rejects.toEqual(
      refusal("document.active"),
    );
  });

  test("that hides an object stream behind a comment is refused", async () => {
    const packed = deflateSync("1 0 <</S /JavaScript>>").toString("latin1");
    const hidden = `<</Type/ObjStm %endobj\n/Filter/FlateDecode>>stream\n${packed}\nendstream`;
    await expect(acceptFile(aPdf({ object: hidden }))).rejects.toEqual(refusal("document.active"));
  });

  test("that unpacks without end is refused before it fills the memory", async () => {
    const bomb = deflateSync(Buffer.alloc(64 * 1024 * 1024)).toString("latin1");
    const object = `<</Type/ObjStm/Filter/FlateDecode>>stream\n${bomb}\nendstream`;
    await expect(acceptFile(aPdf({ object }))).rejects.toEqual(refusal("document.broken"));
  });

  test.each([
    ["a million streams", "stream\n".repeat(700_000)],
    ["a hundred thousand object streams without an end", "<</Type/ObjStm>>stream\n".repeat(200_000)],
    ["object streams one in another", `${"<</Type/ObjStm>>stream\n".repeat(200_000)}endstream`],
  ])("made of %s is settled at once", async (_name, object) => {
    const began = performance.now();
    await acceptFile(aPdf({ object })).catch((refused) => expect(refused).toEqual(refusal("document.broken")));
    expect(performance.now() - began).toBeLessThan(3_000);
  });

  test("with honest packed objects is kept", async () => {
    const packed = deflateSync("5 0 <</Type/Page>>").toString("latin1");
    const object = `<</Type/ObjStm/N 1/First 4/Filter/FlateDecode/Length ${packed.length}>>stream\r\n${packed}\r\nendstream`;
    expect(await acceptFile(aPdf({ object }))).toMatchObject({ mime: "application/pdf", pages: 2 });
  });
});

/** The head of a PNG that claims a size, without the pixels. */
function aPngOf(width: number, height: number) {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 2, 0, 0, 0], 8);
  const chunk = (type: string, data: Buffer) => {
    const body = Buffer.concat([Buffer.from(type), data]);
    const sized = Buffer.alloc(4);
    sized.writeUInt32BE(data.length);
    const sum = Buffer.alloc(4);
    sum.writeUInt32BE(crc(body));
    return Buffer.concat([sized, body, sum]);
  };
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  const pixels = deflateSync(Buffer.alloc(1_000_000));
  return Buffer.concat([signature, chunk("IHDR", head), chunk("IDAT", pixels), chunk("IEND", Buffer.alloc(0))]);
}

function crc(bytes: Buffer) {
  let sum = ~0;
  for (const byte of bytes) {
    sum ^= byte;
    for (let bit = 0; bit < 8; bit += 1) sum = sum & 1 ? (sum >>> 1) ^ 0xedb88320 : sum >>> 1;
  }
  return ~sum >>> 0;
}
