import sharp from "sharp";
import type { DocumentKind } from "@/lib/generated/prisma/enums";

export type Sample = { mime: "image/jpeg" | "application/pdf"; bytes: Buffer; pages: number | null };
export type Samples = Record<DocumentKind, Sample>;

/** Pictures of documents without a word on them: a bare machine has no font to write one with. */
export async function drawSamples(): Promise<Samples> {
  const [front, back, income, other] = await Promise.all([cardFront, cardBack, paySlip, letter].map(drawn));
  return { ID_FRONT: front!, ID_BACK: back!, INCOME_PROOF: income!, EMPLOYMENT_PROOF: certificate(), OTHER: other! };
}

async function drawn(svg: string): Promise<Sample> {
  const bytes = await sharp(Buffer.from(svg)).flatten({ background: "white" }).jpeg({ quality: 82 }).toBuffer();
  return { mime: "image/jpeg", bytes, pages: null };
}

const bar = (x: number, y: number, width: number, height = 14, fill = "#334155") =>
  `<rect x="${x}" y="${y}" width="${width}" height="${height}" rx="3" fill="${fill}"/>`;

const sheet = (width: number, height: number, content: string) =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">${content}</svg>`;

const card = (content: string) =>
  sheet(
    760,
    480,
    `<rect width="760" height="480" fill="#8a8f98"/><rect x="24" y="24" width="712" height="432" rx="24" fill="#e8f1f5"/>${content}`,
  );

const cardFront = card(
  [70, 120, 170, 220, 256]
    .map((y, row) => bar(70, y, 60, 12, "#7fa8bd") + bar(150, y, [150, 190, 230, 250, 180][row]!))
    .join("") +
    `<circle cx="600" cy="170" r="56" fill="#b8c7d1"/><path d="M500 330c0-80 200-80 200 0z" fill="#b8c7d1"/>` +
    bar(70, 392, 90, 14, "#7fa8bd") +
    bar(190, 388, 420, 22),
);

const cardBack = card(
  `<circle cx="150" cy="150" r="70" fill="#c2544d"/><circle cx="150" cy="150" r="48" fill="#e8d9a8"/>` +
    bar(260, 100, 380, 30) +
    bar(260, 160, 320, 24) +
    bar(120, 330, 110, 14, "#7fa8bd") +
    bar(260, 328, 300) +
    bar(120, 380, 110, 14, "#7fa8bd") +
    bar(260, 378, 360),
);

const page = (content: string) =>
  sheet(840, 1188, `<rect width="840" height="1188" fill="#fbfaf7"/>${bar(270, 90, 300, 30)}${content}`);

const paySlip = page(
  `${Array.from({ length: 12 }, (_, row) => {
    const y = 220 + row * 58;
    return `<path d="M90 ${y + 40}h660" stroke="#d6d3cb"/>${bar(100, y, 130)}${bar(320, y, 180, 14, "#94a3b8")}${bar(620, y, 110)}`;
  }).join("")}<circle cx="620" cy="1010" r="78" fill="none" stroke="#c2544d" stroke-width="7"/>`,
);

const letter = page(
  Array.from({ length: 14 }, (_, row) => bar(100, 200 + row * 46, row % 5 === 4 ? 320 : 640, 12, "#64748b")).join(""),
);

/** A page of PDF in the fewest words; viewers bring Helvetica themselves. */
function certificate(): Sample {
  const text =
    "BT /F1 20 Tf 90 740 Td (SAMPLE - proof of business) Tj 0 -40 Td /F1 12 Tf (Made for the demo. Not a document.) Tj ET";
  const objects = [
    "<< /Type /Catalog /Pages 2 0 R >>",
    "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
    "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
    `<< /Length ${text.length} >>\nstream\n${text}\nendstream`,
    "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
  ];
  let file = "%PDF-1.4\n";
  const starts = objects.map((object, index) => {
    const start = file.length;
    file += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return `${String(start).padStart(10, "0")} 00000 n \n`;
  });
  const table = `xref\n0 ${starts.length + 1}\n0000000000 65535 f \n${starts.join("")}`;
  const trailer = `trailer\n<< /Size ${starts.length + 1} /Root 1 0 R >>\nstartxref\n${file.length}\n%%EOF\n`;
  return { mime: "application/pdf", bytes: Buffer.from(file + table + trailer, "latin1"), pages: 1 };
}
