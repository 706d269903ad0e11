ALTER TYPE "MailTemplate" ADD VALUE 'ADMINISTRATOR_CHANGED';

-- The address of staff that was removed is free again.
UPDATE "User" SET "emailIndex" = 'given up ' || id WHERE status = 'REMOVED';
