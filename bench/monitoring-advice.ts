import pg from "pg";
import { anybody, product } from "@/bench/advice-people";
import { advise } from "@/lib/advice/advise";
import { expertCard } from "@/lib/advice/expert-card";
import { firstRules } from "@/lib/policy/rule-set";
import { ownerUrl } from "../bin/database/owner.ts";

/** Gives every application that was decided an advice that stood beside it, where a large bank was made without. */
export async function fillAdvice(): Promise<number> {
  const client = new pg.Client({ connectionString: ownerUrl() });
  await client.connect();
  const kinds = anybody(500, 7).map((inputs) => ({
    inputs,
    said: advise(inputs, { card: expertCard, rules: firstRules, product }),
  }));
  await client.query(`CREATE TEMP TABLE kind AS
    SELECT row_number() OVER () - 1 AS at, k->'inputs' AS inputs, k->'said' AS said FROM json_array_elements($$${JSON.stringify(kinds)}$$::json) k`);
  await client.query(`
    INSERT INTO "Advice" (id, "applicationId", "onVersion", "managerId", mark, shown, "cardHash", "rulesHash", inputs, said,
                          score, grade, pd, "rivalHash", "rivalScore", "rivalGrade", "rivalPd", recommendation, outcome,
                          "overrideReason", at)
    SELECT gen_random_uuid(), d."applicationId", d."onVersion", d."managerId", 'filled', true, '${expertCard.hash}', said->'rules'->>'hash',
           inputs, said, score, grade, pd, repeat('b', 64), score - 10, grade, pd * 1.1, says, d.outcome,
           CASE WHEN (says, d.outcome::text) IN (('approve', 'REJECT'), ('decline', 'APPROVE')) THEN 'MORE_IS_KNOWN' END, d.at
    FROM "Decision" d JOIN kind ON kind.at = abs(hashtext(d.id::text)) % 500
    CROSS JOIN LATERAL (SELECT (said->'scored'->>'score')::int AS score, said->'scored'->>'grade' AS grade,
                               (said->'scored'->>'pd')::float AS pd, said->>'recommendation' AS says) s
    WHERE d.step = 'FIRST' AND d.outcome IN ('APPROVE', 'REJECT')
      AND NOT EXISTS (SELECT FROM "Advice" a WHERE a."applicationId" = d."applicationId" AND a."onVersion" = d."onVersion")`);
  await client.query(`VACUUM ANALYZE "Advice"`);
  const { rows } = await client.query(`SELECT count(*)::int AS count FROM "Advice"`);
  await client.end();
  return rows[0].count;
}
