const units = ["B", "KiB", "MiB", "GiB", "TiB"] as const;

/** 12.3 MiB: a size as people read it, with the units named as they are. */
export function bytesInWords(bytes: number, language: string): string {
  const step = bytes > 0 ? Math.min(Math.floor(Math.log2(bytes) / 10), units.length - 1) : 0;
  const number = (bytes / 1_024 ** step).toLocaleString(language, { maximumFractionDigits: step > 0 ? 1 : 0 });
  return `${number} ${units[step]}`;
}
