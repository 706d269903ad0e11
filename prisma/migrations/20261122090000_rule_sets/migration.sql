CREATE TYPE "RuleSetStatus" AS ENUM ('DRAFT', 'SHADOW', 'PROPOSED', 'PUBLISHED', 'RETIRED');

CREATE TABLE "RuleSet" (
  "id" UUID NOT NULL,
  "version" INTEGER NOT NULL,
  "status" "RuleSetStatus" NOT NULL DEFAULT 'DRAFT',
  "content" TEXT NOT NULL,
  "hash" TEXT NOT NULL,
  "examples" JSONB NOT NULL DEFAULT '[]',
  "revision" INTEGER NOT NULL DEFAULT 1,
  "fromVersion" INTEGER,
  "createdById" UUID,
  "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  "editedById" UUID,
  "editedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  "proposalId" UUID,
  "shadowFrom" TIMESTAMPTZ(3),
  "shadowUntil" TIMESTAMPTZ(3),
  "publishedAt" TIMESTAMPTZ(3),
  "effectiveFrom" TIMESTAMPTZ(3),
  "retiredAt" TIMESTAMPTZ(3),

  CONSTRAINT "RuleSet_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "RuleSet_version_key" ON "RuleSet"("version");
CREATE INDEX "RuleSet_status_effectiveFrom_idx" ON "RuleSet"("status", "effectiveFrom");

ALTER TABLE "RuleSet"
  ADD CONSTRAINT "RuleSet_hash_of_content" CHECK (hash = encode(sha256(convert_to(content, 'UTF8')), 'hex')),
  ADD CONSTRAINT "RuleSet_published_has_date" CHECK (
    (status = 'PUBLISHED') = ("publishedAt" IS NOT NULL AND "effectiveFrom" IS NOT NULL));

-- A set changes while it is a draft. What is published stays for good: past advice is made again from it.
CREATE FUNCTION guard_rule_set() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' THEN
    RAISE EXCEPTION 'a rule set is retired, not removed' USING ERRCODE = 'check_violation';
  END IF;
  IF (NEW.id, NEW.version, NEW."createdById", NEW."createdAt")
    IS DISTINCT FROM (OLD.id, OLD.version, OLD."createdById", OLD."createdAt")
    OR ((NEW.content, NEW.hash, NEW.examples) IS DISTINCT FROM (OLD.content, OLD.hash, OLD.examples)
      AND NOT (OLD.status = 'DRAFT' AND NEW.status = 'DRAFT'))
    OR (OLD.status = 'PUBLISHED' AND (NEW."publishedAt", NEW."effectiveFrom")
      IS DISTINCT FROM (OLD."publishedAt", OLD."effectiveFrom"))
    OR (NEW.status <> OLD.status AND NOT (OLD.status::text || '>' || NEW.status::text = ANY (ARRAY[
      'DRAFT>SHADOW', 'DRAFT>PROPOSED', 'DRAFT>RETIRED', 'SHADOW>DRAFT', 'SHADOW>PROPOSED', 'PROPOSED>DRAFT',
      'PROPOSED>PUBLISHED']))) THEN
    RAISE EXCEPTION 'a rule set does not change like that' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER rule_set_stays BEFORE UPDATE OR DELETE ON "RuleSet" FOR EACH ROW EXECUTE FUNCTION guard_rule_set();

-- What a set in shadow would have said, beside the advice that was given.
CREATE TABLE "ShadowAdvice" (
  "ruleSetId" UUID NOT NULL,
  "adviceId" UUID NOT NULL,
  "hash" TEXT NOT NULL,
  "recommendation" TEXT NOT NULL,
  "limit" INTEGER NOT NULL,
  "hits" TEXT[],
  "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

  CONSTRAINT "ShadowAdvice_pkey" PRIMARY KEY ("ruleSetId", "adviceId")
);
ALTER TABLE "ShadowAdvice"
  ADD CONSTRAINT "ShadowAdvice_ruleSetId_fkey" FOREIGN KEY ("ruleSetId") REFERENCES "RuleSet"("id")
    ON DELETE RESTRICT ON UPDATE CASCADE,
  ADD CONSTRAINT "ShadowAdvice_adviceId_fkey" FOREIGN KEY ("adviceId") REFERENCES "Advice"("id")
    ON DELETE RESTRICT ON UPDATE CASCADE;
CREATE TRIGGER shadow_is_history BEFORE UPDATE OR DELETE ON "ShadowAdvice" FOR EACH ROW EXECUTE FUNCTION refuse_change();

-- What a set would have said of past applications: asked for by a person, done by whichever process runs jobs.
CREATE TABLE "BackTest" (
  "id" UUID NOT NULL,
  "ruleSetId" UUID NOT NULL,
  "hash" TEXT NOT NULL,
  "againstHash" TEXT NOT NULL,
  "againstVersion" INTEGER NOT NULL,
  "askedById" UUID NOT NULL,
  "askedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  "aliveAt" TIMESTAMPTZ(3),
  "done" INTEGER NOT NULL DEFAULT 0,
  "total" INTEGER NOT NULL,
  "finishedAt" TIMESTAMPTZ(3),
  "fault" TEXT,
  "result" JSONB,

  CONSTRAINT "BackTest_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "BackTest_ruleSetId_askedAt_idx" ON "BackTest"("ruleSetId", "askedAt");
ALTER TABLE "BackTest" ADD CONSTRAINT "BackTest_ruleSetId_fkey" FOREIGN KEY ("ruleSetId") REFERENCES "RuleSet"("id")
  ON DELETE RESTRICT ON UPDATE CASCADE;

-- The rules that count until the bank publishes others: the same text as lib/policy/rule-set.ts (a test compares them).
INSERT INTO "RuleSet" (id, version, status, content, hash, examples, "publishedAt", "effectiveFrom") VALUES (
  '019aa000-0000-7000-8000-000000000001', 1, 'PUBLISHED',
  '{"version":1,"rules":[{"id":"incomeBelowProduct","action":"decline","when":{"field":"incomeToMinimum","is":"<","value":1}},{"id":"debtAboveIncome","action":"decline","when":{"field":"debtToIncome","is":">","value":1}},{"id":"studentWithoutSource","action":"refer","when":{"all":[{"field":"employmentKind","in":["STUDENT"]},{"field":"incomeSource","in":["FAMILY","OTHER"]}]}},{"id":"highDebt","action":"refer","when":{"field":"debtToIncome","between":[0.6,1]}},{"id":"manyApplications","action":"refer","when":{"field":"recentApplications","is":">=","value":3}},{"id":"newJobHighLimit","action":"refer","when":{"all":[{"field":"jobMonths","is":"<","value":6},{"field":"limitToIncome","is":">","value":4}]}},{"id":"cardsUsedUp","action":"refer","when":{"field":"balanceToLimit","is":">","value":0.9}},{"id":"notWorking","action":"refer","when":{"all":[{"field":"employmentKind","in":["NOT_WORKING"]},{"not":{"field":"incomeSource","in":["PENSION"]}}]}},{"id":"limitFarAboveIncome","action":"refer","when":{"field":"limitToIncome","is":">","value":8}}]}',
  '8f5ed444d80c96e5dd7e2272432a70c7ed0e8c737ac696dd65d0272748d2a783',
  '[{"id":"00000001","name":"收入稳定，负债低","facts":{"monthlyIncome":15000,"debtToIncome":0.25,"limitToIncome":2,"jobMonths":48,"employmentKind":"EMPLOYED","incomeSource":"SALARY","recentApplications":0,"balanceToLimit":0.2,"incomeToMinimum":3},"expected":"none"},{"id":"00000002","name":"负债占收入七成","facts":{"debtToIncome":0.7,"incomeToMinimum":2,"employmentKind":"EMPLOYED"},"expected":"refer"},{"id":"00000003","name":"收入低于产品要求","facts":{"incomeToMinimum":0.8,"debtToIncome":0.2},"expected":"decline"}]',
  '2026-01-01T00:00:00+08:00', '2026-01-01T00:00:00+08:00');
