-- What following a backup's links between tables has come to; those of before were not followed.
ALTER TABLE "Backup" ADD COLUMN "links" JSONB;
