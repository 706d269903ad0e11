-- Named filters of the review queue, each its manager's own.
CREATE TABLE "QueueView" (
  "id" UUID NOT NULL,
  "managerId" UUID NOT NULL,
  "name" TEXT NOT NULL,
  "address" TEXT NOT NULL,
  "opensFirst" BOOLEAN NOT NULL DEFAULT false,
  "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

  CONSTRAINT "QueueView_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "QueueView_managerId_name_key" ON "QueueView"("managerId", "name");
CREATE UNIQUE INDEX "QueueView_first" ON "QueueView"("managerId") WHERE "opensFirst";
ALTER TABLE "QueueView" ADD CONSTRAINT "QueueView_managerId_fkey"
  FOREIGN KEY ("managerId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;
