import { expect, test } from "vitest";
import { copyOut } from "@/lib/copy-out";
import { withOwner } from "@/tests/support/backups";

const rows = (to: number, width: number) =>
  `copy (select n, repeat('信', ${width}) from generate_series(1, ${to}) n) to stdout`;

test("every row comes out once, in its order, however long it is", async () => {
  await withOwner(async (client) => {
    for (const [count, width] of [
      [0, 1],
      [1, 0],
      [30_000, 7],
      [9, 200_000],
    ] as const) {
      const found: string[] = [];
      let told = 0;
      for await (const { bytes, count: so } of copyOut(client, rows(count, width))) {
        found.push(...bytes.toString("utf8").split("\n").slice(0, -1));
        told += so;
      }
      expect(told).toBe(count);
      expect(found).toEqual(Array.from({ length: count }, (_, n) => `${n + 1}\t${"信".repeat(width)}`));
    }
  });
});

test("what goes wrong in the midst is thrown, and the connection serves on", async () => {
  await withOwner(async (client) => {
    const read = async (words: string) => {
      let sum = 0;
      for await (const { count } of copyOut(client, words)) sum += count;
      return sum;
    };
    await expect(read("copy (select 1 / (n - 90000) from generate_series(1, 100000) n) to stdout")).rejects.toThrow(
      "division by zero",
    );
    await expect(read("copy nothing_of_that_name to stdout")).rejects.toThrow("does not exist");
    expect(await read(rows(5, 1))).toBe(5);
  });
});

test("whoever stops reading leaves the connection to the next question", async () => {
  await withOwner(async (client) => {
    for await (const { count } of copyOut(client, rows(200_000, 20))) {
      expect(count).toBeGreaterThan(0);
      break;
    }
    expect((await client.query("select 7 as seven")).rows).toEqual([{ seven: 7 }]);
  });
});

test("a connection that ends in the midst is a fault, not an end", async () => {
  await withOwner(async (client) => {
    client.on("error", () => {});
    const { rows: own } = await client.query<{ pid: number }>("select pg_backend_pid() as pid");
    const read = async () => {
      for await (const { count } of copyOut(client, rows(2_000_000, 50)))
        if (count > 0) await withOwner((other) => other.query("select pg_terminate_backend($1)", [own[0]!.pid]));
    };
    await expect(read()).rejects.toThrow(/terminat/);
  });
});
