-- CreateEnum
CREATE TYPE "BackupJobKind" AS ENUM ('MAKE', 'CHECK', 'DRILL', 'RESTORE');

-- CreateEnum
CREATE TYPE "BackupJobStatus" AS ENUM ('WAITING', 'RUNNING', 'DONE', 'FAILED');

-- CreateTable
CREATE TABLE "Backup" (
    "id" UUID NOT NULL,
    "file" TEXT NOT NULL,
    "madeAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "bytes" BIGINT NOT NULL,
    "sha256" TEXT NOT NULL,
    "account" JSONB NOT NULL,
    "uploaded" BOOLEAN NOT NULL DEFAULT false,
    "level" INTEGER NOT NULL,
    "checkedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "fault" TEXT,
    "drilledAt" TIMESTAMPTZ(3),
    "drillTook" INTEGER,
    "removedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Backup_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "BackupJob" (
    "id" UUID NOT NULL,
    "kind" "BackupJobKind" NOT NULL,
    "status" "BackupJobStatus" NOT NULL DEFAULT 'WAITING',
    "backupId" UUID,
    "askedById" UUID,
    "askedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "startedAt" TIMESTAMPTZ(3),
    "seenAt" TIMESTAMPTZ(3),
    "endedAt" TIMESTAMPTZ(3),
    "progress" JSONB NOT NULL DEFAULT '{}',
    "fault" JSONB,
    "secretSealed" TEXT,
    "proposalId" UUID,

    CONSTRAINT "BackupJob_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "Backup_file_key" ON "Backup"("file");

-- CreateIndex
CREATE UNIQUE INDEX "Backup_sha256_key" ON "Backup"("sha256");

-- CreateIndex
CREATE INDEX "Backup_madeAt_id_idx" ON "Backup"("madeAt", "id");

-- CreateIndex
CREATE INDEX "BackupJob_status_askedAt_id_idx" ON "BackupJob"("status", "askedAt", "id");

-- AddForeignKey
ALTER TABLE "BackupJob" ADD CONSTRAINT "BackupJob_backupId_fkey" FOREIGN KEY ("backupId") REFERENCES "Backup"("id") ON DELETE SET NULL ON UPDATE CASCADE;

CREATE TABLE "BackupPolicy" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "hour" INTEGER DEFAULT 2,
    "daily" INTEGER NOT NULL DEFAULT 7,
    "weekly" INTEGER NOT NULL DEFAULT 5,
    "monthly" INTEGER NOT NULL DEFAULT 12,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "BackupPolicy_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "BackupPolicy_one_row" CHECK (id = 1),
    CONSTRAINT "BackupPolicy_keeps_something" CHECK (daily >= 1 AND weekly >= 0 AND monthly >= 0),
    CONSTRAINT "BackupPolicy_hour" CHECK (hour BETWEEN 0 AND 23)
);
INSERT INTO "BackupPolicy" (id) VALUES (1);
