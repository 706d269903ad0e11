/** Whether a key is nobody else's: no field takes it, no input method composes, no other key is held with it. */
export function isFree(event: KeyboardEvent): boolean {
  if (event.defaultPrevented || event.isComposing || event.key === "Process") return false;
  if (event.ctrlKey || event.altKey || event.metaKey) return false;
  const at = event.target;
  if (!(at instanceof HTMLElement)) return true;
  if (at instanceof HTMLInputElement) return at.type === "checkbox";
  return !at.isContentEditable && at.closest("textarea, select, dialog, [role=listbox], [role=combobox]") === null;
}

type Deed = () => void;

/** What a key leads to on this page, if there is anything; `led`: the one before was "g". Letters of either case. */
export function deedOf(key: string, led: boolean): Deed | null {
  const letter = key.toLowerCase();
  if (led) return press(places[letter]);
  if (letter === "j" || letter === "k") return step(letter === "j" ? 1 : -1);
  if (letter === "o" || letter === "x") return press(hereRow()?.querySelector<HTMLElement>(wanted[letter]));
  if (letter === "n" || letter === "p") return press(`a[rel=${letter === "n" ? "next" : "prev"}]`);
  return key === "/" ? focus("header input[type=search]") : null;
}

/** By the menu's own links: what somebody may not open is not there. */
const places: Record<string, string> = {
  h: '.staff-menu a[href="/work"]',
  q: '.staff-menu a[href="/work/queue"]',
  c: '.staff-menu a[href="/work/customers"]',
  m: '.tabs a[href$="tab=mine"]',
};

const wanted = { o: "th a", x: "input[type=checkbox]" };

const rows = () => [...document.querySelectorAll<HTMLElement>("main .table tbody tr")];
const hereRow = () => document.activeElement?.closest<HTMLElement>("main .table tbody tr") ?? null;

/** Goes to the row before or after by its name, which a reader then reads out. */
function step(by: 1 | -1): Deed | null {
  const all = rows();
  const here = all.indexOf(hereRow() as HTMLElement);
  const next = all[here < 0 ? (by > 0 ? 0 : all.length - 1) : here + by];
  const name = next?.querySelector<HTMLElement>("th a, td a");
  return name ? () => name.focus() : null;
}

function press(what: string | HTMLElement | null | undefined): Deed | null {
  const it = typeof what === "string" ? document.querySelector<HTMLElement>(what) : what;
  return it ? () => it.click() : null;
}

function focus(what: string): Deed | null {
  const it = document.querySelector<HTMLElement>(what);
  return it ? () => it.focus() : null;
}
