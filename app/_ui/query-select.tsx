"use client";

export type QuerySelectProps = {
  name: string;
  label: string;
  value?: string | undefined;
  /** The line that filters nothing; without it something is always chosen. */
  all?: string | undefined;
  wide?: boolean;
  options: { value: string; label: string }[];
};

/** `<QuerySelect name label value? all? wide? options>`: one choice of a query form. */
export function QuerySelect({ name, label: words, value = "", all, wide = false, options }: QuerySelectProps) {
  return (
    <label className={wide ? "w-full sm:w-[212px]" : "w-[calc(50%-8px)] sm:w-[148px]"}>
      <span className="block text-small text-muted">{words}</span>
      <select key={value} name={name} defaultValue={value} autoComplete="off" className="control arrow w-full">
        {all !== undefined && <option value="">{all}</option>}
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </label>
  );
}
