import { expect, test } from "vitest";
import { countersign } from "@/lib/reviews/countersign";
import { decide } from "@/lib/reviews/decide";
import { freshFrom } from "@/lib/reviews/rules";
import { aCase, approval, secondSignature } from "@/tests/support/judgements";
import { aManager } from "@/tests/support/make";

const authority = { limitAuthority: 50_000_000n };
const platinum = { productCode: "PLATINUM", requestedLimit: freshFrom };

test("[SE-08] a large limit is signed only by somebody who has just shown a factor, first and second", async () => {
  const [first, second] = [await aManager(authority), await aManager(authority)];
  const made = await aCase({ manager: first, ...platinum });
  const stale = { code: "factor.stale" };
  await expect(decide({ ...first, fresh: false }, approval(made, freshFrom))).rejects.toMatchObject(stale);
  expect(await decide(first, approval(made, freshFrom))).toBe("SECOND_REVIEW");
  const signature = secondSignature({ id: made.id, version: 2 });
  await expect(countersign({ ...second, fresh: false }, signature)).rejects.toMatchObject(stale);
  expect(await countersign(second, signature)).toBe("APPROVED");
});

test("a usual limit is signed without being asked again", async () => {
  const manager = await aManager();
  const made = await aCase({ manager });
  expect(await decide({ ...manager, fresh: false }, approval(made))).toBe("APPROVED");
});
