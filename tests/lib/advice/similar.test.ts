import { expect, test } from "vitest";
import { anybody } from "@/bench/advice-people";
import { expertCard } from "@/lib/advice/expert-card";
import { bookOf, similarTo, wilson } from "@/lib/advice/similar";
import { cardOf } from "@/lib/scoring/score";

const cases = anybody(3_000, 1).map((features, at) => ({
  applicationId: `${at}`,
  customerId: `${at % 2_900}`,
  features,
  bad: at % 10 === 0,
}));
const book = bookOf(expertCard, cases);
const [somebody] = anybody(1, 2);
const own = cardOf(expertCard).points(somebody!);

test("the fifty nearest are the nearest, by every distance that there is", () => {
  const { count, all, goods, worse } = similarTo(book, own, "nobody");
  const distance = (at: number) =>
    cardOf(expertCard)
      .points(cases[at]!.features)
      .reduce((sum, point, place) => sum + (place > 0 ? (point.points - own[place]!.points) ** 2 : 0), 0);
  const nearest = cases.map((_, at) => distance(at)).toSorted((one, two) => one - two);
  expect(count).toBe(50);
  expect(all).toHaveLength(50);
  for (const one of [...goods, ...worse]) expect(one.distance ** 2).toBeLessThanOrEqual(nearest[49]! + 1e-9);
});

test("one's own cards are not among them", () => {
  const twin = cases[5]!;
  const points = cardOf(expertCard).points(twin.features);
  const { goods, worse } = similarTo(book, points, twin.customerId);
  expect(
    [...goods, ...worse].some(({ applicationId }) => cases[Number(applicationId)]!.customerId === twin.customerId),
  ).toBe(false);
});

test("the interval of a share is Wilson's", () => {
  const [low, high] = wilson(5, 50);
  expect(low).toBeCloseTo(0.0435, 3);
  expect(high).toBeCloseTo(0.2136, 3);
  expect(wilson(0, 0)).toEqual([0, 1]);
});
