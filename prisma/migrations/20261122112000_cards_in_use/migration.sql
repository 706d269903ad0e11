-- A customer who asks for another person to look gets a letter.
ALTER TYPE "MailTemplate" ADD VALUE 'SECOND_LOOK_ASKED';

-- One risk lead takes a card out of use at once; it comes back by two.
ALTER TYPE "ScoringModelStatus" ADD VALUE 'SUSPENDED';
ALTER TABLE "ScoringModel"
  ADD COLUMN "suspendedAt" TIMESTAMPTZ(3),
  ADD COLUMN "suspendedById" UUID,
  ADD COLUMN "suspensionReason" TEXT;

-- What a card that does not advise says of the same answers, kept with the decision and counted by the index alone.
ALTER TABLE "Advice"
  ADD COLUMN "rivalHash" TEXT,
  ADD COLUMN "rivalScore" INTEGER,
  ADD COLUMN "rivalGrade" TEXT,
  ADD COLUMN "rivalPd" DOUBLE PRECISION;
CREATE INDEX "Advice_rivals" ON "Advice" ("cardHash", "rivalHash", "applicationId")
  INCLUDE ("outcome", "score", "grade", "pd", "rivalScore", "rivalGrade", "rivalPd") WHERE "rivalHash" IS NOT NULL;
