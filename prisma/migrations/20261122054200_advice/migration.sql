CREATE TYPE "ScoringModelStatus" AS ENUM ('SHADOW', 'OFFERED', 'PUBLISHED', 'RETIRED');

CREATE TABLE "ScoringModel" (
  "id" UUID NOT NULL,
  "hash" TEXT NOT NULL,
  "status" "ScoringModelStatus" NOT NULL,
  "artifact" JSONB NOT NULL,
  "report" JSONB NOT NULL,
  "trainedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  "publishedAt" TIMESTAMPTZ(3),
  "retiredAt" TIMESTAMPTZ(3),

  CONSTRAINT "ScoringModel_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "ScoringModel_hash_key" ON "ScoringModel"("hash");
CREATE INDEX "ScoringModel_status_publishedAt_idx" ON "ScoringModel"("status", "publishedAt");

CREATE TABLE "Advice" (
  "id" UUID NOT NULL,
  "applicationId" UUID NOT NULL,
  "onVersion" INTEGER NOT NULL,
  "managerId" UUID NOT NULL,
  "mark" TEXT NOT NULL,
  "shown" BOOLEAN NOT NULL,
  "cardHash" TEXT NOT NULL,
  "rulesHash" TEXT NOT NULL,
  "inputs" JSONB NOT NULL,
  "said" JSONB NOT NULL,
  "recommendation" TEXT NOT NULL,
  "outcome" "DecisionOutcome" NOT NULL,
  "overrideReason" TEXT,
  "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

  CONSTRAINT "Advice_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "Advice_applicationId_onVersion_key" ON "Advice"("applicationId", "onVersion");
CREATE INDEX "Advice_at_id_idx" ON "Advice"("at", "id");
ALTER TABLE "Advice" ADD CONSTRAINT "Advice_applicationId_fkey" FOREIGN KEY ("applicationId") REFERENCES "Application"("id")
  ON DELETE RESTRICT ON UPDATE CASCADE;

-- A card never changes once it is there; only how far it may go does.
CREATE FUNCTION guard_scoring_model() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (NEW.id, NEW.hash, NEW.artifact, NEW.report, NEW."trainedAt")
    IS DISTINCT FROM (OLD.id, OLD.hash, OLD.artifact, OLD.report, OLD."trainedAt") THEN
    RAISE EXCEPTION 'a card does not change' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER scoring_model_stays BEFORE UPDATE ON "ScoringModel" FOR EACH ROW EXECUTE FUNCTION guard_scoring_model();
