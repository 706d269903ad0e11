-- Walks through the log's chain that somebody asked for: done by whichever process runs jobs.
CREATE TABLE "LogCheck" (
    "id" UUID NOT NULL,
    "askedById" UUID NOT NULL,
    "askedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "aliveAt" TIMESTAMPTZ(3),
    "done" INTEGER NOT NULL DEFAULT 0,
    "total" INTEGER NOT NULL DEFAULT 0,
    "finishedAt" TIMESTAMPTZ(3),
    "verdict" JSONB,

    CONSTRAINT "LogCheck_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "LogCheck_askedAt_idx" ON "LogCheck"("askedAt");
