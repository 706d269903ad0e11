/** What would help a password most. */
export type Tip = "longer" | "keyboard" | "repeats" | "rows" | "dates" | "common" | "names" | "swaps" | "words";

/** The words of a meter, in the reader's language: five levels and what would help. */
export type StrengthWords = { levels: string[]; tips: Record<Tip, string> };

const shortest = 12;

/** By what the library finds; the first thing found speaks. Null: nothing to say. */
export function tipFor(password: string, found: readonly (string | null)[]): Tip | null {
  if ([...password].length < shortest) return "longer";
  const codes = found.filter((code) => code !== null);
  return codes.map((code) => tipOf[code]).find(Boolean) ?? null;
}

const tipOf: Record<string, Tip> = {
  straightRow: "keyboard",
  keyPattern: "keyboard",
  longerKeyboardPattern: "keyboard",
  simpleRepeat: "repeats",
  extendedRepeat: "repeats",
  repeated: "repeats",
  sequences: "rows",
  recentYears: "dates",
  associatedYears: "dates",
  dates: "dates",
  topTen: "common",
  topHundred: "common",
  common: "common",
  similarToCommon: "common",
  pwned: "common",
  namesByThemselves: "names",
  commonNames: "names",
  userInputs: "names",
  l33t: "swaps",
  reverseWords: "swaps",
  allUppercase: "swaps",
  capitalization: "swaps",
  wordByItself: "words",
  anotherWord: "words",
  useWords: "words",
};
