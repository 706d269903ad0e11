"use client";

import { signOut } from "@/app/(public)/sign-in/actions";
import { plain } from "@/lib/forms/state";

/** `<SignOutButton word className?>`: ends the session on the server. */
export function SignOutButton({ word, className = "" }: { word: string; className?: string }) {
  return (
    <form action={plain(signOut)} className="inline-flex">
      <button type="submit" className={className}>
        {word}
      </button>
    </form>
  );
}
