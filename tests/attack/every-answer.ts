import { afterAll, expect } from "vitest";
import { careless } from "@/tests/attack/request";

/** [WB-03] Whatever a file of attacks was answered, errors, files and refusals as well, carried the headers. */
afterAll(() => {
  const found = [...careless];
  careless.clear();
  expect(found).toEqual([]);
});
