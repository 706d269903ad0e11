ALTER TYPE "MailTemplate" ADD VALUE 'RESET_PASSWORD';
ALTER TYPE "MailTemplate" ADD VALUE 'ASKED_TO_RESET';
ALTER TYPE "MailTemplate" ADD VALUE 'PASSWORD_CHANGED';
ALTER TYPE "MailTemplate" ADD VALUE 'ACCOUNT_LOCKED';
ALTER TYPE "MailTemplate" ADD VALUE 'ACCOUNT_UNLOCKED';
ALTER TYPE "MailTemplate" ADD VALUE 'CONFIRM_CONTACT';
ALTER TYPE "MailTemplate" ADD VALUE 'CONTACT_CHANGING';
ALTER TYPE "MailTemplate" ADD VALUE 'CONTACT_CHANGED';
ALTER TYPE "MailTemplate" ADD VALUE 'CONTACT_RESTORED';
ALTER TYPE "LinkPurpose" ADD VALUE 'CONFIRM_CONTACT';
ALTER TYPE "LinkPurpose" ADD VALUE 'UNDO_CONTACT';

-- What a link is about, where its owner alone does not say it.
ALTER TABLE "OneTimeLink" ADD COLUMN "aboutId" UUID;

CREATE TYPE "ContactKind" AS ENUM ('EMAIL', 'MOBILE');
CREATE TABLE "ContactChange" (
  "id" UUID NOT NULL,
  "userId" UUID NOT NULL,
  "kind" "ContactKind" NOT NULL,
  "newSealed" TEXT NOT NULL,
  "newIndex" TEXT NOT NULL,
  "oldSealed" TEXT NOT NULL,
  "oldIndex" TEXT NOT NULL,
  "requestedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  "confirmedAt" TIMESTAMPTZ(3),
  "endedAt" TIMESTAMPTZ(3),

  CONSTRAINT "ContactChange_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "ContactChange_userId_requestedAt_idx" ON "ContactChange"("userId", "requestedAt");
CREATE INDEX "ContactChange_oldIndex_idx" ON "ContactChange"("oldIndex");
ALTER TABLE "ContactChange" ADD CONSTRAINT "ContactChange_userId_fkey"
  FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
-- One wish at a time; the one before is ended first.
CREATE UNIQUE INDEX "ContactChange_one_wish" ON "ContactChange" ("userId", kind)
  WHERE "confirmedAt" IS NULL AND "endedAt" IS NULL;
