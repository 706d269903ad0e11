/**
 * MB of JavaScript heap. Left to itself Node lets garbage grow with the machine; measured by npm run bench -- memory.
 * Once every page was visited some 135 MB are in use, and at 256 the collector then never rests: 65 % of a server's time.
 */
const heap = 384;
/**
 * MB of old objects at which the collector looks through them for the first time; Node by itself lets far more pile up.
 * Some 100 stay in use, so that with 128 it looks twice as often, a tenth of what a long page costs.
 */
const firstLook = 160;
/**
 * MB of a half of the young generation. With 8 a server holds 55 MB less, but copies whatever is under way so often
 * that a review page takes it a fourth longer.
 */
const young = 32;
const memory = [
  `--max-old-space-size=${heap}`,
  `--initial-old-space-size=${firstLook}`,
  `--max-semi-space-size=${young}`,
];

/** How Node runs the server, the same for people, stories and benchmarks. */
export function serverArguments({ dev = false, port, host }: { dev?: boolean; port: number | string; host: string }) {
  return [
    ...(dev ? [] : memory),
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
