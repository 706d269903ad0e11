/** What a command says to the person at the terminal: one plain line a step, with its time. */
export function say(line: string) {
  console.log(line);
}

export async function step<T>(what: string, deed: () => Promise<T> | T): Promise<T> {
  const started = performance.now();
  const result = await deed();
  say(`${what} · ${seconds(performance.now() - started)}`);
  return result;
}

export function seconds(milliseconds: number) {
  return `${(milliseconds / 1000).toFixed(milliseconds < 9_950 ? 1 : 0)} s`;
}

/** An expected end: its sentence is all the person needs. */
export class Stop extends Error {}

/** Runs a command; a Stop ends it with its sentence, anything else with the error as it is. */
export async function command(main: () => Promise<void>) {
  try {
    await main();
  } catch (error) {
    const full = isDiskFull(error);
    console.error(full ? "The disk is full: free some space and try again. Nothing was lost." : wordsOf(error));
    process.exitCode = 1;
  }
}

function wordsOf(error: unknown) {
  return error instanceof Stop ? error.message : error;
}

export function isDiskFull(error: unknown) {
  return /ENOSPC|EDQUOT|No space left on device|could not extend file/.test(String(error));
}
