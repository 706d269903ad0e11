"use client";

import "@/app/globals.css";
import { Problem } from "@/app/_ui/problem";

/** Stands in for the whole document when even its frame failed. */
export default function GlobalFault({ error }: { error: Error & { digest?: string } }) {
  return (
    <html lang="zh-CN">
      <body>
        <Problem number={error.digest} again={() => location.reload()} />
      </body>
    </html>
  );
}
