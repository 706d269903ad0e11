// Lets plain Node run the TypeScript of this project: "@/lib/money" means the file lib/money.ts,
// and an import without its extension finds the file that has one.
import { existsSync, statSync } from "node:fs";
import { enableCompileCache, registerHooks } from "node:module";
import { fileURLToPath, pathToFileURL } from "node:url";

const root = new URL("../", import.meta.url);
// What one process has compiled the next need not: it lies among the packages, where only those write who may write our code.
enableCompileCache(fileURLToPath(new URL("node_modules/.cache/compiled", root)));

const endings = ["", ".ts", ".tsx", ".mjs", ".js", "/index.ts", "/index.tsx"];

registerHooks({
  resolve(specifier, context, next) {
    // There is no browser here that server code could reach.
    if (specifier === "server-only") return { url: "data:text/javascript,", shortCircuit: true };
    const file = projectFile(specifier, context.parentURL);
    if (file) return next(file, context);
    try {
      return next(specifier, context);
    } catch (error) {
      // Packages without an export map, such as "next/headers", name files without their extension.
      if (error?.code !== "ERR_MODULE_NOT_FOUND" || !/^(@[^/]+\/)?[^./][^/]*\//.test(specifier)) throw error;
      return next(`${specifier}.js`, context);
    }
  },
});

function projectFile(specifier, parent) {
  if (specifier.startsWith("@/")) return found(new URL(specifier.slice(2), root));
  const ours = parent?.startsWith(root.href) && !parent.includes("/node_modules/");
  return ours && /^\.\.?\//.test(specifier) ? found(new URL(specifier, parent)) : undefined;
}

function found(url) {
  const path = fileURLToPath(url);
  const file = endings
    .map((ending) => path + ending)
    .find((candidate) => existsSync(candidate) && statSync(candidate).isFile());
  return file && pathToFileURL(file).href;
}
