-- AlterTable
ALTER TABLE "ModelTraining" ADD COLUMN     "bands" JSONB,
ADD COLUMN     "fromModelId" UUID,
ADD COLUMN     "reason" TEXT;
