// npm run asvs: writes docs/asvs.md anew from docs/asvs.txt and the names of the tests.
import { writeFileSync } from "node:fs";
import { table } from "./asvs/table.ts";
import { command, say } from "./say.ts";

await command(async () => {
  const text = table();
  writeFileSync("docs/asvs.md", text);
  say(/^\d+ requirements[^|]*?open\.$/m.exec(text)?.[0] ?? "");
});
