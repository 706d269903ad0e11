-- Learning a card takes a while: it is asked for here, and whichever process runs jobs does it.
CREATE TABLE "ModelTraining" (
  "id" UUID NOT NULL,
  "askedById" UUID NOT NULL,
  "askedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  "aliveAt" TIMESTAMPTZ(3),
  "step" TEXT NOT NULL DEFAULT 'waiting',
  "finishedAt" TIMESTAMPTZ(3),
  "modelId" UUID,
  "stage" TEXT,
  "bads" INTEGER,
  "goods" INTEGER,
  "fault" TEXT,

  CONSTRAINT "ModelTraining_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "ModelTraining_askedAt_idx" ON "ModelTraining"("askedAt");

-- One card advises at a time.
CREATE UNIQUE INDEX "ScoringModel_one_published" ON "ScoringModel" ((true)) WHERE "status" = 'PUBLISHED';

-- What the monitoring counts, beside the whole advice; and who the similar customers were.
ALTER TABLE "Advice"
  ADD COLUMN "score" INTEGER,
  ADD COLUMN "grade" TEXT,
  ADD COLUMN "pd" DOUBLE PRECISION,
  ADD COLUMN "similarIds" UUID[] DEFAULT ARRAY[]::UUID[];
UPDATE "Advice" SET
  "score" = ("said"->'scored'->>'score')::int,
  "grade" = "said"->'scored'->>'grade',
  "pd" = ("said"->'scored'->>'pd')::float8;
ALTER TABLE "Advice"
  ALTER COLUMN "score" SET NOT NULL,
  ALTER COLUMN "grade" SET NOT NULL,
  ALTER COLUMN "pd" SET NOT NULL;

-- Counted over months: by the index alone.
CREATE INDEX "Advice_counted" ON "Advice" ("at", "recommendation", "outcome", "managerId", "overrideReason");
CREATE INDEX "Advice_graded" ON "Advice" ("cardHash", "grade", "pd", "applicationId");
CREATE INDEX "Decision_counted" ON "Decision" ("at", "outcome", "step");
CREATE INDEX "CardOutcome_counted" ON "CardOutcome" ("applicationId", "monthsOnBook", "worstDaysPastDue", "observedAt");
