import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { PrismaPg } from "@prisma/adapter-pg";
import { bindMigrationAwareSqlAdapterFactory } from "@prisma/driver-adapter-utils";
import * as bindings from "@prisma/schema-engine-wasm/schema_engine_bg";
import pg from "pg";

const require = createRequire(import.meta.url);

export type Files = { path: string; content: string }[];

export const filters = { externalTables: [], externalEnums: [] };

/** Gives a deed Prisma's own schema engine, in WebAssembly: no download, and the same history table as the CLI. */
export async function withSchemaEngine<T>(
  url: string,
  schema: Files,
  deed: (engine: bindings.SchemaEngine) => Promise<T>,
) {
  const pool = new pg.Pool({ connectionString: url, connectionTimeoutMillis: 5_000 });
  try {
    return await deed(await schemaEngine(pool, schema));
  } finally {
    await pool.end();
  }
}

async function schemaEngine(pool: pg.Pool, schema: Files) {
  await loaded();
  const adapter = bindMigrationAwareSqlAdapterFactory(new WholeScripts(pool));
  const datamodels = schema.map(({ path, content }): [string, string] => [path, content]);
  return bindings.SchemaEngine.new({ datamodels }, () => {}, adapter);
}

let loading: Promise<void> | undefined;

/** Once a process: the bindings know one memory only. */
function loaded() {
  loading ??= load();
  return loading;
}

async function load() {
  const wasm = require.resolve("@prisma/schema-engine-wasm/schema_engine_bg").replace(/\.js$/, ".wasm");
  const imports = { "./schema_engine_bg.js": withoutTimers() };
  const { instance } = await WebAssembly.instantiate(readFileSync(wasm), imports);
  const loader = bindings as unknown as { __wbg_set_wasm: (exports: WebAssembly.Exports) => void };
  loader.__wbg_set_wasm(instance.exports);
  (instance.exports.__wbindgen_start as () => void)();
}

/** The engine gives its lock ten seconds, and would keep a process that is done alive for as long. */
function withoutTimers() {
  const soon = (deed: () => void, after: number) => setTimeout(deed, after).unref();
  const all = Object.entries(bindings as unknown as WebAssembly.ModuleImports);
  return Object.fromEntries(all.map(([name, value]) => [name, name.startsWith("__wbg_setTimeout") ? soon : value]));
}

/**
 * The adapter cuts a script at every semicolon, also inside a function's body, and runs each piece by itself.
 * Sent whole it is understood, and PostgreSQL applies it as one transaction.
 */
class WholeScripts extends PrismaPg {
  override async connect() {
    const connection = await super.connect();
    const pool = connection.underlyingDriver() as pg.Pool;
    const { onError } = connection as unknown as { onError: (error: unknown) => never };
    connection.executeScript = async (script) => {
      await pool.query(script).catch(onError.bind(connection));
    };
    return connection;
  }
}
