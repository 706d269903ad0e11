-- What a form held that came after its sign-in had ended, sealed for its owner; shown for an hour, forgotten within a day.
ALTER TABLE "Session" ADD COLUMN "unsentSealed" TEXT, ADD COLUMN "unsentAt" TIMESTAMPTZ(3);
