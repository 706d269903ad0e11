import { create } from "qrcode";

/** A QR code as a drawing: the side of its square, a margin of four around it, and the path of its dark modules. */
export function qrDrawing(text: string): { side: number; path: string } {
  const { modules } = create(text, { errorCorrectionLevel: "M" });
  const margin = 4;
  let path = "";
  for (let row = 0; row < modules.size; row += 1)
    for (let column = 0; column < modules.size; column += 1)
      if (modules.get(row, column)) path += `M${column + margin} ${row + margin}h1v1h-1z`;
  return { side: modules.size + 2 * margin, path };
}
