ALTER TYPE "UserStatus" ADD VALUE 'AWAITS_APPROVAL';
ALTER TYPE "UserStatus" ADD VALUE 'LOCKED';
ALTER TYPE "UserStatus" ADD VALUE 'REMOVED';
ALTER TYPE "MailTemplate" ADD VALUE 'PROPOSAL_WAITING';
ALTER TYPE "MailTemplate" ADD VALUE 'PROPOSAL_ALONE';
ALTER TYPE "MailTemplate" ADD VALUE 'PROPOSAL_DECIDED';

ALTER TABLE "User" ADD COLUMN "roleSince" TIMESTAMPTZ(3);

CREATE TYPE "ProposalStatus" AS ENUM
  ('WAITING', 'APPROVED', 'DECLINED', 'WITHDRAWN', 'EXPIRED', 'TOOK_EFFECT', 'FAILED');

CREATE TABLE "Proposal" (
  "id" UUID NOT NULL,
  "kind" TEXT NOT NULL,
  "content" TEXT NOT NULL,
  "contentHash" TEXT NOT NULL,
  "reason" TEXT NOT NULL,
  "proposerId" UUID NOT NULL,
  "proposedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  "expiresAt" TIMESTAMPTZ(3) NOT NULL,
  "takesEffectAt" TIMESTAMPTZ(3),
  "status" "ProposalStatus" NOT NULL DEFAULT 'WAITING',
  "decidedById" UUID,
  "decidedAt" TIMESTAMPTZ(3),
  "answer" TEXT,

  CONSTRAINT "Proposal_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "Proposal_status_proposedAt_id_idx" ON "Proposal"("status", "proposedAt", "id");
ALTER TABLE "Proposal"
  ADD CONSTRAINT "Proposal_proposerId_fkey" FOREIGN KEY ("proposerId") REFERENCES "User"("id")
    ON DELETE RESTRICT ON UPDATE CASCADE,
  ADD CONSTRAINT "Proposal_decidedById_fkey" FOREIGN KEY ("decidedById") REFERENCES "User"("id")
    ON DELETE RESTRICT ON UPDATE CASCADE,
  ADD CONSTRAINT "Proposal_two_people" CHECK (
    status NOT IN ('APPROVED', 'DECLINED') OR ("decidedById" IS NOT NULL AND "decidedById" <> "proposerId")),
  ADD CONSTRAINT "Proposal_time_of_its_own" CHECK (status <> 'TOOK_EFFECT' OR "takesEffectAt" IS NOT NULL);

-- An approval is bound to the exact content: that never changes, and a proposal is answered once.
CREATE FUNCTION guard_proposal() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' OR OLD.status <> 'WAITING'
    OR (NEW.id, NEW.kind, NEW.content, NEW."contentHash", NEW.reason, NEW."proposerId", NEW."proposedAt",
        NEW."expiresAt", NEW."takesEffectAt")
      IS DISTINCT FROM (OLD.id, OLD.kind, OLD.content, OLD."contentHash", OLD.reason, OLD."proposerId",
        OLD."proposedAt", OLD."expiresAt", OLD."takesEffectAt") THEN
    RAISE EXCEPTION 'a proposal does not change, and is answered once' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER proposal_stays BEFORE UPDATE OR DELETE ON "Proposal" FOR EACH ROW EXECUTE FUNCTION guard_proposal();
