/**
 * MB of JavaScript heap. Left to itself Node lets garbage grow with the machine; measured by npm run bench -- memory.
 * Once every page was visited some 135 MB are in use, and at 256 the collector then never rests: 65 % of a server's time.
 */
const heap = 384;
/** MB of a half of the young generation, of which there are three. With Node's own 16 a server holds 100 MB more, and is no faster. */
const young = 8;

/** How Node runs the server, the same for people, stories and benchmarks. */
export function serverArguments({ dev = false, port, host }: { dev?: boolean; port: number | string; host: string }) {
  return [
    ...(dev ? [] : [`--max-old-space-size=${heap}`, `--max-semi-space-size=${young}`]),
    "--import=./bin/start/end-with-parent.mjs",
    "--import=./bin/start/border.mjs",
    "node_modules/next/dist/bin/next",
    // Node reads our configuration by itself; otherwise Next loads a compiler of 26 MB for it, and keeps it.
    ...(dev ? ["dev"] : ["start", "--experimental-next-config-strip-types"]),
    "--port",
    String(port),
    "--hostname",
    host,
  ];
}
