-- Figures of the whole bank that take too long to count while somebody waits: a job counts them, pages read what it kept.
CREATE TABLE "KeptFigure" (
  "name" TEXT NOT NULL,
  "value" JSONB,
  "at" TIMESTAMPTZ(3),
  "tookMs" INTEGER NOT NULL DEFAULT 0,
  "askedAt" TIMESTAMPTZ(3),
  "aliveAt" TIMESTAMPTZ(3),

  CONSTRAINT "KeptFigure_pkey" PRIMARY KEY ("name")
);
