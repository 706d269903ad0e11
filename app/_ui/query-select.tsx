"use client";

type SelectProps = {
  name: string;
  label: string;
  value?: string | undefined;
  all: string;
  options: { value: string; label: string }[];
};

/** `<QuerySelect name label value? all options>`: `all` is the line that filters nothing. */
export function QuerySelect({ name, label: words, value = "", all, options }: SelectProps) {
  return (
    <label className="w-[calc(50%-8px)] sm:w-[148px]">
      <span className="block text-small text-muted">{words}</span>
      <select key={value} name={name} defaultValue={value} className="control arrow w-full">
        <option value="">{all}</option>
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </label>
  );
}
