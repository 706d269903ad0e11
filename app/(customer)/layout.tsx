import type { ReactNode } from "react";
import { IdleWatch } from "@/app/_ui/idle-watch";
import { SiteFrame } from "@/app/_ui/site-frame";

export default function Layout({ children }: { children: ReactNode }) {
  return (
    <SiteFrame>
      {children}
      <IdleWatch room="CUSTOMER" />
    </SiteFrame>
  );
}
