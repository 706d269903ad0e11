// Where this process may speak to: the machines that its settings name and this one, whatever a request or a fault of
// ours would have it call. It stands behind the deployment's firewall and in the place of one that lets everything out.
import { Socket } from "node:net";

const settings = ["DATABASE_URL", "DATABASE_OWNER_URL", "SMTP_URL", "S3_ENDPOINT", "SCANNER_URL"];
const own = ["", "localhost", "::1", "::", "0.0.0.0"];

/** Names as a connection asks for them, not what they resolve to. */
export function listedHosts(environment) {
  const named = settings.flatMap((name) => hostIn(environment[name]) ?? []);
  return new Set([...own, environment.HOST ?? "", ...named].map(plain));
}

function hostIn(address) {
  if (!address || !URL.canParse(address)) return [];
  const { hostname, searchParams } = new URL(address);
  // PostgreSQL's addresses may name the machine behind the question mark.
  return [hostname, ...searchParams.getAll("host")];
}

const plain = (host) => host.replace(/^\[|\]$/g, "").toLowerCase();

const listed = listedHosts(process.env);
const mayReach = (host) => listed.has(plain(host)) || /^127\.\d+\.\d+\.\d+$/.test(host);

const { connect } = Socket.prototype;
Socket.prototype.connect = function (...given) {
  const host = hostOf(given);
  if (mayReach(host)) return connect.apply(this, given);
  process.nextTick(() =>
    this.destroy(Object.assign(new Error(`not a listed machine: ${host}`), { code: "EUNLISTED" })),
  );
  return this;
};

/** As net and tls call it: options, or a port and a host, or both put in order already. A path is a socket of this machine. */
function hostOf([first, second]) {
  const options = Array.isArray(first) ? first[0] : first;
  if (typeof options === "object" && options !== null) return options.path ? "" : String(options.host ?? "");
  return typeof second === "string" ? second : "";
}
