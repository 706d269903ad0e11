"use client";

import { OneButton } from "@/app/_ui/reading-buttons";
import { signOut } from "@/app/(public)/sign-in/actions";

/** `<SignOutButton word className?>`: ends the session on the server. */
export function SignOutButton({ word, className = "" }: { word: string; className?: string }) {
  return (
    <OneButton action={signOut}>
      <button type="submit" className={className}>
        {word}
      </button>
    </OneButton>
  );
}
