import compile from "icu-minify/compile";
import format from "use-intl/format-message/format-only";

type Asked = Parameters<typeof format>;

const read = new Map<string, Asked[1]>();

/**
 * Stands in for next-intl's own reading of messages (next.config.ts), which takes each message apart anew in every request:
 * a tenth of a page. Here it is done once a process; there are only as many as the catalogue has.
 */
export default function formatMessage(key: string, message: string, values: Asked[2], options: Asked[3]) {
  let known = read.get(message);
  if (known === undefined) {
    known = compile(message);
    read.set(message, known);
  }
  return format(key, known, values, options);
}
