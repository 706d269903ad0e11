ALTER TYPE "MailTemplate" ADD VALUE 'CARD_ALARM';

-- What a daily look at the cards finds wanting; it stays open until the look finds it well again.
CREATE TABLE "CardAlarm" (
  "id" UUID NOT NULL,
  "kind" TEXT NOT NULL,
  "subject" TEXT NOT NULL,
  "cardHash" TEXT,
  "level" TEXT NOT NULL,
  "measured" DOUBLE PRECISION NOT NULL,
  "bound" DOUBLE PRECISION NOT NULL,
  "raisedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  "seenAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  "clearedAt" TIMESTAMPTZ(3),
  "ownerId" UUID,
  "ownedAt" TIMESTAMPTZ(3),
  "plan" TEXT,

  CONSTRAINT "CardAlarm_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "CardAlarm_one_open" ON "CardAlarm" ("kind", "subject") WHERE "clearedAt" IS NULL;
CREATE INDEX "CardAlarm_clearedAt_raisedAt_idx" ON "CardAlarm" ("clearedAt", "raisedAt");
