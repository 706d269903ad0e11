/** The reader's name, number and time across a document: whose screen a photo was taken from. */
export function Watermark({ id, text }: { id: string; text: string }) {
  return (
    <svg aria-hidden="true" className="pointer-events-none absolute inset-0 size-full">
      <defs>
        <pattern id={`mark-${id}`} width="230" height="74" patternUnits="userSpaceOnUse" patternTransform="rotate(-20)">
          <text
            x="10"
            y="40"
            fontSize="12"
            fill="black"
            fillOpacity="0.24"
            stroke="white"
            strokeOpacity="0.2"
            strokeWidth="0.5"
          >
            {text}
          </text>
        </pattern>
      </defs>
      <rect width="100%" height="100%" fill={`url(#mark-${id})`} />
    </svg>
  );
}
