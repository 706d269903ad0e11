"use client";

import { useRouter } from "next/navigation";
import { useEffect } from "react";

/** `<Again href word>`: the page of something under way reads itself again every two seconds; without script by the link. */
export function Again({ href, word }: { href: string; word: string }) {
  const router = useRouter();
  useEffect(() => {
    const turn = setInterval(() => router.refresh(), 2_000);
    return () => clearInterval(turn);
  }, [router]);
  return (
    <p>
      <a href={href} className="inline-block leading-6">
        {word}
      </a>
    </p>
  );
}
