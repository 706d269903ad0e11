ALTER TYPE "MailTemplate" ADD VALUE 'CASE_TAKEN_OVER';

-- When the manager of a case last had its page open; with what is done to it this says how long nothing was heard of him or her.
ALTER TABLE "Application" ADD COLUMN "attendedAt" TIMESTAMPTZ(3);
