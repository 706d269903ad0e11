/** Figures and signs read as the letters they stand for; a 1 is an i to some and an l to others. */
export function unleet(text: string, one: "i" | "l") {
  const letters: Record<string, string> = {
    "0": "o",
    "1": one,
    "3": "e",
    "4": "a",
    "5": "s",
    "7": "t",
    "@": "a",
    $: "s",
    "!": "i",
  };
  return text.replace(/[013457@$!]/g, (sign) => letters[sign]!);
}
