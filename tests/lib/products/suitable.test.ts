import { expect, test } from "vitest";
import { listProducts } from "@/lib/products/queries";
import { incomeBands, suitableCards } from "@/lib/products/rules";
import { readSuitable, SuitableSchema, suitableAddress } from "@/lib/products/schema";
import { holdsAgainst } from "@/tests/support/forms";

const said = { isAdult: true, income: 300_000n, hasDocument: true };
const codes = (products: { code: string }[]) => products.map(({ code }) => code);

test("who earns enough is shown the cards that are open, and those that ask for more", async () => {
  const { reasons, open, beyond } = suitableCards(await listProducts(), said);
  expect(reasons).toEqual([]);
  expect(codes(open)).toEqual(["STANDARD", "FIRST", "DRIVER"]);
  expect(codes(beyond)).toEqual(["GOLD", "PLATINUM", "GLOBE"]);
});

test("who is too young or has no document is told each reason and shown no card", async () => {
  const products = await listProducts();
  expect(suitableCards(products, { ...said, isAdult: false })).toEqual({ reasons: ["tooYoung"], open: [], beyond: [] });
  const neither = suitableCards(products, { ...said, isAdult: false, hasDocument: false });
  expect(neither.reasons).toEqual(["tooYoung", "noDocument"]);
});

test("the bands to choose from are those between which something changes", async () => {
  expect(incomeBands(await listProducts())).toEqual([0n, 200_000n, 300_000n, 500_000n, 1_500_000n]);
});

test("the three questions hold against whatever is sent", () => {
  holdsAgainst(SuitableSchema, { adult: ["yes", "no"], income: ["0", "5000"], document: ["yes", "no"] });
  const address = suitableAddress("/cards/suitable", { adult: "yes", income: 5000, document: "no" });
  expect(readSuitable(new URLSearchParams(address.split("?")[1]))).toEqual({
    adult: "yes",
    income: 5000,
    document: "no",
  });
  expect(readSuitable({ adult: "maybe", income: "-", document: "" }).adult).toBeNull();
});
