import type { ReactNode } from "react";

const tones = { main: "action-main", quiet: "", plain: "action-plain", danger: "action-danger" };
type Tone = keyof typeof tones;

/** `<ButtonLink href tone?>`: a link that is a page's main (or other) deed. */
export function ButtonLink({ href, tone = "quiet", children }: { href: string; tone?: Tone; children: ReactNode }) {
  return (
    <a href={href} className={`action ${tones[tone]}`}>
      {children}
    </a>
  );
}

type ButtonProps = {
  children: ReactNode;
  tone?: Tone;
  name?: string;
  value?: string;
  /** Another address for this button of a GET form, such as a confirm page. */
  formAction?: string;
  /** Sends another form of the page than the one it stands in, by that form's id. */
  form?: string;
};

/** `<Button tone? name? value? formAction? form?>`: submits a plain form (searches, batch bars). Inside `Form` use `Submit`. */
export function Button({ children, tone = "quiet", ...rest }: ButtonProps) {
  return (
    <button type="submit" className={`action ${tones[tone]}`} {...rest}>
      {children}
    </button>
  );
}
