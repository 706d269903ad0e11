/** Each has its shape in icons.css. */
export type IconName =
  | "home"
  | "queue"
  | "person"
  | "people"
  | "paper"
  | "list"
  | "chart"
  | "pulse"
  | "signature"
  | "shield"
  | "keys"
  | "signIn"
  | "clock"
  | "chain"
  | "download"
  | "menu"
  | "search"
  | "fold"
  | "unfold";

/** `<Icon name>`: decoration beside a word, never instead of one. */
export const Icon = ({ name }: { name: IconName }) => <span className={`icon icon-${name}`} />;
