ALTER TYPE "MailTemplate" ADD VALUE 'NEW_MANAGER';
ALTER TABLE "RightException" ADD COLUMN "reason" TEXT NOT NULL DEFAULT '';

-- An account without history goes altogether: its key goes with it, and with nothing else.
ALTER TABLE "DataKey" DROP CONSTRAINT "DataKey_userId_fkey";
ALTER TABLE "DataKey" ADD CONSTRAINT "DataKey_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id")
  ON DELETE CASCADE ON UPDATE CASCADE;
