"use client";

import { type Option, Tick } from "@/app/_ui/choice";
import { FieldFrame, Message } from "@/app/_ui/field-frame";
import { useField } from "@/app/_ui/form-context";

type Props = { legend: string; groups: { title: string; options: Option[] }[] };

/** All questions by section, to tick those that the customer is to answer anew. */
export function FieldTicks({ legend, groups }: Props) {
  const { id, value, aria } = useField("fieldsAsked");
  const ticked = Array.isArray(value) ? value : [];
  const first = groups[0]?.options[0]?.value;
  return (
    <FieldFrame name="fieldsAsked">
      <fieldset aria-describedby={aria["aria-describedby"]}>
        <legend>{legend}</legend>
        <Message name="fieldsAsked" />
        <div className="mt-1 gap-x-7 sm:columns-2 lg:columns-3">
          {groups.map(({ title, options }) => (
            <div key={title} className="mb-3 break-inside-avoid">
              <h2 className="border-b border-line text-small">{title}</h2>
              {options.map((option) => (
                <Tick
                  key={option.value}
                  id={option.value === first ? id : `${id}-${option.value}`}
                  type="checkbox"
                  name="fieldsAsked"
                  option={option}
                  checked={ticked.includes(option.value)}
                  invalid={Boolean(aria["aria-invalid"])}
                />
              ))}
            </div>
          ))}
        </div>
      </fieldset>
    </FieldFrame>
  );
}
