/** `<Clauses>`: keeps each short clause of a Chinese sentence whole, so that a phone's line breaks after a comma and not inside a word. */
export function Clauses({ children }: { children: string }) {
  return children.split(/(?<=[，。、；：])/).map((clause, index) => (
    <span key={index} className={/[，。、；：]$/.test(clause) || index > 0 ? "clause" : undefined}>
      {clause}
    </span>
  ));
}
