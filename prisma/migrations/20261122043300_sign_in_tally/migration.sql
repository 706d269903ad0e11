-- Failures of a flood, counted by minute instead of told one by one; the log gets the sums.
CREATE TABLE "SignInTally" (
    "minute" TIMESTAMPTZ(3) NOT NULL,
    "address" TEXT NOT NULL,
    "outcome" "SignInOutcome" NOT NULL,
    "count" INTEGER NOT NULL,

    CONSTRAINT "SignInTally_pkey" PRIMARY KEY ("minute","address","outcome")
);
