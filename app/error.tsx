"use client";

import { Problem } from "@/app/_ui/problem";

export default function Fault({ error }: { error: Error & { digest?: string } }) {
  return <Problem number={error.digest} again={() => location.reload()} />;
}
