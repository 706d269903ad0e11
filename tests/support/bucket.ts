import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

type Asked = { method: string; path: string; signedBy: string; length: string | undefined };

/** The smallest object store there is, named by the settings from here on: it keeps what is put under a path. */
export async function aBucket() {
  const kept = new Map<string, Buffer>();
  const asked: Asked[] = [];
  const server = createServer((request, response) => {
    const { method = "", headers } = request;
    const path = decodeURIComponent(request.url ?? "");
    const signedBy = headers.authorization?.split(" ")[0] ?? "";
    asked.push({ method, path, signedBy, length: headers["content-length"] });
    const parts: Buffer[] = [];
    request.on("data", (part) => parts.push(part));
    request.on("end", () => {
      if (method === "PUT") kept.set(path, Buffer.concat(parts));
      const found = kept.get(path);
      if (method === "DELETE") kept.delete(path);
      response.statusCode = found ? 200 : 404;
      response.end(method === "GET" ? found : undefined);
    });
  });
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  Object.assign(process.env, {
    S3_ENDPOINT: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    S3_BUCKET: "papers",
    S3_ACCESS_KEY_ID: "id",
    S3_SECRET_ACCESS_KEY: "secret",
  });
  return { asked, close: () => void server.close() };
}
