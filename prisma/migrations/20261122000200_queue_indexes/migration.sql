-- The lists of the staff. A list is read by keyset in the order of its index; the columns after the id are there so that
-- filters are checked inside the index, without a visit to the table. "Open" is small and hot, "all" is everything sent.

DROP INDEX "Application_unclaimed";
DROP INDEX "Application_mine";
DROP INDEX "Application_answered";
DROP INDEX "Application_second";
DROP INDEX "Application_open";
DROP INDEX "Application_open_product";
DROP INDEX "Application_all";
DROP INDEX "Application_all_product";
DROP INDEX "Application_all_status";
DROP INDEX "Application_all_manager";

CREATE INDEX "Application_open_due" ON "Application" ("dueAt", id, status, "productCode", "managerId", "submittedAt")
  WHERE status IN ('SUBMITTED', 'IN_REVIEW', 'RETURNED', 'SECOND_REVIEW');
CREATE INDEX "Application_open_submitted" ON "Application" ("submittedAt", id, status, "productCode", "managerId", "dueAt")
  WHERE status IN ('SUBMITTED', 'IN_REVIEW', 'RETURNED', 'SECOND_REVIEW');
CREATE INDEX "Application_open_limit" ON "Application" ("requestedLimit", id, status, "productCode", "managerId", "dueAt", "submittedAt")
  WHERE status IN ('SUBMITTED', 'IN_REVIEW', 'RETURNED', 'SECOND_REVIEW');
-- One stage: what is unclaimed, in the order in which "claim the next" takes it; what waits for a second signature.
CREATE INDEX "Application_open_stage" ON "Application" (status, "dueAt", id, "productCode", "managerId")
  WHERE status IN ('SUBMITTED', 'IN_REVIEW', 'RETURNED', 'SECOND_REVIEW');
-- One manager: what he or she has in hand.
CREATE INDEX "Application_open_manager" ON "Application" ("managerId", "dueAt", id, status, "productCode")
  WHERE status IN ('SUBMITTED', 'IN_REVIEW', 'RETURNED', 'SECOND_REVIEW');
CREATE INDEX "Application_answered" ON "Application" ("dueAt", id, "productCode", "managerId")
  WHERE "answeredAt" IS NOT NULL AND status IN ('SUBMITTED', 'IN_REVIEW');

CREATE INDEX "Application_all_submitted" ON "Application" ("submittedAt", id, status, "productCode", "managerId", "dueAt")
  WHERE status <> 'DRAFT';
CREATE INDEX "Application_all_due" ON "Application" ("dueAt", id, status, "productCode", "managerId", "submittedAt")
  WHERE status <> 'DRAFT';
CREATE INDEX "Application_all_limit" ON "Application" ("requestedLimit", id, status, "productCode", "managerId", "submittedAt")
  WHERE status <> 'DRAFT';
CREATE INDEX "Application_all_manager" ON "Application" ("managerId", "submittedAt", id, status, "productCode")
  WHERE status <> 'DRAFT';
