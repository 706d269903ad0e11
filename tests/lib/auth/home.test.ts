import { readdirSync } from "node:fs";
import { expect, test } from "vitest";
import { onwardFor, rooms } from "@/lib/auth/home";

test("whoever signs in goes on to the page that was asked for, and home without one", () => {
  expect(onwardFor("CUSTOMER", "/apply/income?after=check")).toBe("/apply/income?after=check");
  expect(onwardFor("MANAGER", "/work/queue")).toBe("/work/queue");
  expect(onwardFor("ADMIN", "/security")).toBe("/security");
  expect(onwardFor("ADMIN", null)).toBe("/admin");
});

test("a page of another role's room was somebody else's: home instead", () => {
  expect(onwardFor("CUSTOMER", "/work/queue")).toBe("/home");
  expect(onwardFor("MANAGER", "/home?x=1")).toBe("/work");
  expect(onwardFor("MANAGER", "/admin")).toBe("/work");
});

test("each role's room is the folders of its own pages", () => {
  const groups = { CUSTOMER: "(customer)", MANAGER: "(manager)", ADMIN: "(admin)" } as const;
  for (const [role, group] of Object.entries(groups)) {
    const found = readdirSync(`app/${group}`, { withFileTypes: true }).filter((one) => one.isDirectory());
    const pages = found.map(({ name }) => name).filter((name) => !name.startsWith("_"));
    expect(rooms[role as keyof typeof groups].toSorted()).toEqual(pages.toSorted());
  }
});
