import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";

export const productCodes = ["STANDARD", "GOLD", "PLATINUM", "FIRST", "DRIVER", "GLOBE"] as const;
export type ProductCode = (typeof productCodes)[number];
export const isProductCode = (code: string): code is ProductCode => (productCodes as readonly string[]).includes(code);

const grounds: Record<ProductCode, string> = {
  STANDARD: "#0b4f8a",
  GOLD: "#6e5210",
  PLATINUM: "#2a323d",
  FIRST: "#14645f",
  DRIVER: "#8a3a1e",
  GLOBE: "#46357f",
};

/** `<CardFigure code className?>`: a card's face, each product with its own fine-line pattern. An unknown code shows the standard face. */
export async function CardFigure({ code, className = "" }: { code: string; className?: string }) {
  const known = isProductCode(code) ? code : "STANDARD";
  const t = await getTranslations("products");
  const site = await getTranslations("ui.site");
  const name = t(`names.${known}`);
  return (
    <svg
      viewBox="0 0 320 202"
      role="img"
      aria-label={t("face", { name })}
      className={`h-auto w-full rounded-[12px] ${className}`}
    >
      <rect width="320" height="202" fill={grounds[known]} />
      <g fill="none" stroke="#fff" strokeOpacity=".26" strokeWidth=".8">
        {patterns[known]}
      </g>
      <g fill="none" stroke="#fff" strokeOpacity=".9" strokeWidth="1.2">
        <rect x="24" y="78" width="38" height="29" rx="5" fill={grounds[known]} />
        <path d="M24 87.5h11.5V78M24 97.5h11.5v9.5M62 87.5H50.5V78M62 97.5H50.5v9.5" />
      </g>
      <g fill="#fff" fontWeight="600">
        <text x="24" y="44" fontSize="19">
          {name}
        </text>
        <text x="24" y="178" fontSize="11" fontWeight="400" letterSpacing="2.4">
          {t(`marks.${known}`)}
        </text>
        <text x="296" y="178" fontSize="13" textAnchor="end">
          {site("name")}
        </text>
      </g>
    </svg>
  );
}

const count = (many: number) => Array.from({ length: many }, (_, index) => index);
const line = (many: number, draw: (index: number) => string) => <path d={count(many).map(draw).join("")} />;
const one = (value: number) => Number(value.toFixed(1));

const circle = (x: number, y: number, r: number) =>
  `M${x - r} ${y}a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0 ${-2 * r} 0`;

const patterns: Record<ProductCode, ReactNode> = {
  // Still water: waves, each a little further along than the one above.
  STANDARD: line(26, (row) => `M${(row % 7) * 6 - 42} ${16 + row * 7}q10-9 20 0${"t20 0".repeat(18)}`),
  // A rosette as on bonds: one oval, turned.
  GOLD: count(30).map((turn) => (
    <ellipse key={turn} cx="236" cy="101" rx="98" ry="36" transform={`rotate(${turn * 6} 236 101)`} />
  )),
  // Two stones in a pond.
  PLATINUM: line(52, (ring) => circle(ring % 2 ? 276 : 64, ring % 2 ? 248 : 232, 28 + 11 * (ring >> 1))),
  // Stairs.
  FIRST: line(32, (step) => `M-40 ${30 + step * 9}h118l42-42h58l42-42h124`),
  // A road to the horizon.
  DRIVER: (
    <>
      {line(27, (lane) => `M226 62L${-350 + lane * 44} 202`)}
      {line(13, (bar) => `M0 ${one(62 + 140 * 0.74 ** bar)}h320`)}
    </>
  ),
  // The globe: meridians and parallels.
  GLOBE: (
    <>
      {[110, 103, 91, 75, 55, 34, 11].map((wide) => (
        <ellipse key={wide} cx="240" cy="118" rx={wide} ry="110" />
      ))}
      {line(19, (row) => {
        const half = Math.sqrt(110 ** 2 - (row * 11 - 99) ** 2);
        return `M${one(240 - half)} ${19 + row * 11}h${one(2 * half)}`;
      })}
    </>
  ),
};
