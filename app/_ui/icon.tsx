const paths = {
  home: "M3 8.5 9 3l6 5.5V15H3zM7.5 15v-4h3v4",
  queue: "M2.5 9.5 5 3h8l2.5 6.5V15h-13zM2.5 9.5H6a3 3 0 0 0 6 0h3.5",
  person: "M12 6a3 3 0 1 1-6 0 3 3 0 0 1 6 0zM3 15.5c.6-3 3-4.5 6-4.5s5.4 1.5 6 4.5",
  people:
    "M9.5 6.5a2.5 2.5 0 1 1-5 0 2.5 2.5 0 0 1 5 0zM2 15c.4-2.7 2.3-4 5-4s4.6 1.3 5 4M11.5 4.2a2.5 2.5 0 0 1 0 4.6M13.5 11.4c1.5.6 2.3 1.8 2.5 3.6",
  card: "M3.5 4h11A1.5 1.5 0 0 1 16 5.5v7.5a1.5 1.5 0 0 1-1.5 1.5h-11A1.5 1.5 0 0 1 2 13V5.5A1.5 1.5 0 0 1 3.5 4zM2 7.5h14M5 11.5h3",
  paper: "M4 2.5h7l3 3v10H4zM6.5 8h5M6.5 11h5",
  list: "M4 3h10v12.5H4zM6.5 6.5h.01M9 6.5h2.5M6.5 9.5h.01M9 9.5h2.5M6.5 12.5h.01M9 12.5h2.5",
  chart: "M3 15V3M3 15h12.5M6 12V9M9.5 12V5.5M13 12V7.5",
  download: "M9 3v8M5.8 8 9 11.2 12.2 8M3 13v2.5h12V13",
  fold: "M3 3.5h12v11H3zM7 3.5v11M11.5 7.5 10 9l1.5 1.5",
  unfold: "M3 3.5h12v11H3zM7 3.5v11M10 7.5 11.5 9 10 10.5",
  search: "M12.8 8a4.8 4.8 0 1 1-9.6 0 4.8 4.8 0 0 1 9.6 0zM11.6 11.6l3.9 3.9",
  bell: "M4 13V8.5a5 5 0 0 1 10 0V13l1 1H3zM7.5 16h3",
  mail: "M2.5 4.5h13v9.5h-13zM3 5l6 5 6-5",
  shield: "M9 2.5 14.5 4.5v4.2c0 3.4-2.3 5.6-5.5 6.8-3.2-1.2-5.5-3.4-5.5-6.8V4.5zM6.5 9l1.8 1.8L11.6 7.4",
  signIn: "M8 3.5h6.5v11H8M2.5 9H11M8.5 6.5 11 9l-2.5 2.5",
  signOut: "M10 3.5H3.5v11H10M7.5 9H16M13.5 6.5 16 9l-2.5 2.5",
  signature: "M3 14.5h12M4 11.5c2-5 4-8 5-7.5s-2.5 6-1 7 2-2.5 3-2.5.5 2 3.5 1.5",
  clock: "M15.5 9a6.5 6.5 0 1 1-13 0 6.5 6.5 0 0 1 13 0zM9 5.5V9l2.5 1.5",
  menu: "M3 5h12M3 9h12M3 13h12",
  gear: "M3 5h7M13 5h2M3 9h2M8 9h7M3 13h7M13 13h2M11.5 3.5v3M6.5 7.5v3M11.5 11.5v3",
  chain: "M7 11 11 7M8 5.6 9.6 4a3 3 0 0 1 4.4 4.2L12.4 10M10 12.4 8.4 14A3 3 0 0 1 4 9.8L5.6 8",
  pulse: "M2 9.5h3l2-5 3.5 9 2-4H16",
  keys: "M2 4.5h14v9H2zM5 7.5h.01M8 7.5h.01M11 7.5h.01M13.5 7.5h.01M5.5 10.8h7",
  help: "M15.5 9a6.5 6.5 0 1 1-13 0 6.5 6.5 0 0 1 13 0zM7.2 7.2a1.9 1.9 0 1 1 2.6 1.9c-.6.3-.8.6-.8 1.3M9 12.6v.1",
} as const;

export type IconName = keyof typeof paths;

/** `<Icon name>`: decoration beside a word, never instead of one. */
export function Icon({ name }: { name: IconName }) {
  return (
    <svg className="icon" viewBox="0 0 18 18" aria-hidden="true">
      <path d={paths[name]} />
    </svg>
  );
}
