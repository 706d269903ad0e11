import type { ReactNode } from "react";
import { Title } from "@/app/_ui/title";

type Props = {
  /** The h1; also the document's title unless `documentTitle` says more. */
  title: string;
  documentTitle?: string;
  /** Small line above the title: a number, or where one is. */
  caption?: ReactNode;
  /** Sentence below the title. */
  lead?: ReactNode;
  back?: { href: string; label: string };
  /** No double line: for question pages, whose first matter is the question. */
  plain?: boolean;
};

/** `<PageHead title documentTitle? caption? lead? back? plain?>`: the head of a customer's page, with the accountant's double line. */
export function PageHead({ title, documentTitle, caption, lead, back, plain = false }: Props) {
  return (
    <>
      <Title>{documentTitle ?? title}</Title>
      {back && <BackLink {...back} />}
      <h1 className={plain ? "" : "rule-double"}>
        {caption && <span className="block text-body font-normal text-muted">{caption}</span>}
        {title}
      </h1>
      {lead && <p className="mt-6">{lead}</p>}
    </>
  );
}

/** `<BackLink href label>`: above the title of a page that has one place to return to. */
export function BackLink({ href, label }: { href: string; label: string }) {
  return (
    <p className="no-print mb-2">
      <a href={href} className="inline-block py-2">
        <span aria-hidden="true">‹ </span>
        {label}
      </a>
    </p>
  );
}

type StaffHeadProps = {
  title: string;
  documentTitle?: string;
  lead?: ReactNode;
  aside?: ReactNode;
  back?: Props["back"];
  children?: ReactNode;
};

/** `<StaffHead title lead? aside? back?>` with buttons as children: the head of a staff page. */
export function StaffHead({ title, documentTitle, lead, aside, back, children }: StaffHeadProps) {
  return (
    <>
      <Title>{documentTitle ?? title}</Title>
      {back && <BackLink {...back} />}
      <div className="flex flex-wrap items-end gap-x-6 gap-y-2">
        <div className="mr-auto min-w-0">
          <h1>{title}</h1>
          {lead && <p className="mt-0.5 max-w-none text-muted">{lead}</p>}
        </div>
        {aside && <div className="text-small text-muted md:text-end">{aside}</div>}
        {children && <div className="no-print flex flex-wrap items-center gap-2">{children}</div>}
      </div>
    </>
  );
}
