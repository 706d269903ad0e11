"use client";

import { type ChangeEvent, type ReactNode, useEffect, useState } from "react";
import { Labelled } from "@/app/_ui/field-frame";
import { useField } from "@/app/_ui/form-context";

type Props = { name: string; label: ReactNode; hint?: ReactNode; accept?: string; many?: boolean };

/** `<FileField name label hint? accept? many?>`: a file to send; with script its picture and size are shown before sending. */
export function FileField({
  name,
  label,
  hint,
  accept = "image/jpeg,image/png,image/webp,application/pdf",
  many = false,
}: Props) {
  const { id, aria } = useField(name, hint);
  const [files, setFiles] = useState<File[]>([]);
  return (
    <Labelled name={name} label={label} hint={hint}>
      <input
        {...aria}
        id={id}
        name={name}
        type="file"
        accept={accept}
        multiple={many}
        onChange={(event: ChangeEvent<HTMLInputElement>) => setFiles([...(event.target.files ?? [])])}
        className="control mt-2 block w-full py-2 file:mr-4 file:min-h-8 file:rounded-small file:border file:border-edge file:bg-sunken file:px-3 file:text-ink"
      />
      <output className="block">
        {files.map((file) => (
          <Preview key={`${file.name} ${file.lastModified}`} file={file} />
        ))}
      </output>
    </Labelled>
  );
}

function Preview({ file }: { file: File }) {
  const [address, setAddress] = useState("");
  useEffect(() => {
    if (!file.type.startsWith("image/")) return;
    const made = URL.createObjectURL(file);
    setAddress(made);
    return () => URL.revokeObjectURL(made);
  }, [file]);
  return (
    <span className="mt-2 flex items-center gap-3 text-small text-muted">
      {/* biome-ignore lint/performance/noImgElement: a file of this browser, not of the server */}
      {address && <img src={address} alt="" className="h-14 w-20 rounded-small border border-line object-cover" />}
      <span className="min-w-0 break-all">{file.name}</span>
      <span className="num">{(file.size / 1_048_576).toFixed(1)} MB</span>
    </span>
  );
}
