import type { ReactNode } from "react";

/** `<FactorRow name state>` with buttons as children: one way of showing who somebody is. */
export function FactorRow({ name, state, children }: { name: ReactNode; state: ReactNode; children: ReactNode }) {
  return (
    <li className="grid items-center gap-x-5 gap-y-2 border-b border-line py-3 sm:grid-cols-[minmax(0,1fr)_auto]">
      <div className="min-w-0">
        <p className="font-semibold">{name}</p>
        <p className="text-small text-muted">{state}</p>
      </div>
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2">{children}</div>
    </li>
  );
}
