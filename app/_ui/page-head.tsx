import type { ReactNode } from "react";
import { BackLink } from "@/app/_ui/back-link";
import { StaffHeading, type StaffHeadingProps } from "@/app/_ui/staff-heading";
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

/** `<StaffHead title documentTitle? lead? aside? back?>` with buttons as children: the head of a staff page. */
export function StaffHead({ documentTitle, ...rest }: StaffHeadingProps & { documentTitle?: string }) {
  return (
    <>
      <Title>{documentTitle ?? rest.title}</Title>
      <StaffHeading {...rest} />
    </>
  );
}
