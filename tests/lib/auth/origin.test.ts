import { describe, expect, test } from "vitest";
import { clientAddress, deviceWords, networkOf } from "@/lib/auth/origin";
import { originFits } from "@/lib/auth/same-origin";

describe("[AU-11] the client's address", () => {
  test("without a proxy is the peer of the connection, whatever was sent before it", () => {
    expect(clientAddress("203.0.113.7", 0)).toBe("203.0.113.7");
    expect(clientAddress("1.2.3.4, 203.0.113.7", 0)).toBe("203.0.113.7");
  });

  test("behind proxies is what the outermost trusted one saw", () => {
    expect(clientAddress("9.9.9.9, 203.0.113.7, 10.0.0.2", 1)).toBe("203.0.113.7");
    expect(clientAddress("9.9.9.9, 203.0.113.7, 10.0.0.3, 10.0.0.2", 2)).toBe("203.0.113.7");
  });

  test.each([
    "::ffff:203.0.113.7",
    "::FFFF:203.0.113.7",
    "0:0:0:0:0:ffff:203.0.113.7",
    "::ffff:cb00:7107",
    "[::ffff:203.0.113.7]:443",
  ])("a mapped address has one spelling: %s", (spelling) => expect(networkOf(spelling)).toBe("203.0.113.7"));

  test.each([
    "2001:db8:1:2::1",
    "2001:0db8:0001:0002:ffff::9",
    "2001:DB8:1:2:3:4:5:6",
    "[2001:db8:1:2::7]",
    "2001:db8:1:2::1%eth0",
  ])("IPv6 counts by its /64: %s", (spelling) => expect(networkOf(spelling)).toBe("2001:db8:1:2::/64"));

  test("of an IPv6 loopback is a network, too", () => expect(networkOf("::1")).toBe("0:0:0:0::/64"));
});

describe("[WB-01] a write counts as our own page's", () => {
  const ours = "http://localhost:3000";
  test.each([
    [ours, "same-origin", true],
    [ours, null, true],
    [null, null, false],
    [null, "same-origin", false],
    ["null", "same-origin", false],
    ["https://evil.example", "cross-site", false],
    ["https://evil.example", null, false],
    [ours, "cross-site", false],
    [ours, "same-site", false],
    [ours, "none", false],
    ["http://localhost:3001", "same-site", false],
    ["http://localhost:3000.evil.example", null, false],
  ])("origin %s, fetch site %s: %s", (origin, site, fits) => {
    expect(originFits(origin, site, "localhost:3000")).toBe(fits);
  });
});

test("[WB-01] a try-out counts as its own whatever name it was called by, and no other", () => {
  expect(originFits("http://192.0.2.7:3000", "same-origin", "192.0.2.7:3000")).toBe(true);
  expect(originFits("http://192.0.2.7:3000", "same-origin", "192.0.2.8:3000")).toBe(false);
});

test("a device is named by browser and system, and nothing else of its header is kept", () => {
  const agent =
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/147.0 Safari/537.36 Edg/147.0";
  expect(deviceWords(agent)).toBe("Edge, Windows");
  expect(deviceWords("<script>alert(1)</script>")).toBe("");
});
