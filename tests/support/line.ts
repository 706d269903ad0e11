import { connect, createServer, type Socket } from "node:net";
import { setTimeout as wait } from "node:timers/promises";

type State = "open" | "dead" | "refused";
/** What is done with a message on its way to the database: nothing, or the line is cut before or behind it. */
type Cut = "before" | "behind" | null;

/** A line between a program and its database that can be slow, go dead without a word, refuse, or break at one message. */
export async function aLine(to: { host: string; port: number }) {
  let state: State = "open";
  let delay = 0;
  let cutAt: (words: string) => Cut = () => null;
  const ends = new Set<Socket>();

  const server = createServer((near) => {
    if (state === "refused") return void near.destroy();
    const far = connect(to);
    for (const end of [near, far]) {
      ends.add(end);
      end.on("error", () => {});
      end.on("close", () => ends.delete(end));
    }
    near.on("close", () => far.destroy());
    far.on("close", () => near.destroy());
    pass(near, far, (chunk) => {
      const cut = cutAt(chunk.toString("latin1"));
      if (!cut) return true;
      cutAt = () => null;
      if (cut === "behind") far.write(chunk);
      // The database does what it was told; nobody hears of it.
      near.removeAllListeners("close");
      near.destroy();
      setTimeout(() => far.destroy(), 300);
      return false;
    });
    pass(far, near, () => true);
  });

  /** One message after the other, each as late as the line is slow. */
  function pass(from: Socket, on: Socket, may: (chunk: Buffer) => boolean) {
    let before: Promise<unknown> = Promise.resolve();
    from.on("data", (chunk) => {
      before = before.then(async () => {
        if (delay > 0) await wait(delay);
        if (state === "open" && may(chunk)) on.write(chunk);
      });
    });
  }

  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const { port } = server.address() as { port: number };
  return {
    port,
    /** The same address by way of this line. */
    through: (url: string) => Object.assign(new URL(url), { hostname: "127.0.0.1", port: String(port) }).href,
    become: (next: State) => {
      state = next;
      if (next === "refused") for (const end of ends) end.destroy();
    },
    slow: (milliseconds: number) => {
      delay = milliseconds;
    },
    cut: (where: "before" | "behind", message: RegExp) => {
      cutAt = (words) => (message.test(words) ? where : null);
    },
    close: () => {
      for (const end of ends) end.destroy();
      server.close();
    },
  };
}

export const addressOf = (url: string) => ({ host: new URL(url).hostname, port: Number(new URL(url).port) });
