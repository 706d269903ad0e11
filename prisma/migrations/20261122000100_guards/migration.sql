-- What the schema language cannot say: numbers, uniqueness under a condition, the legal moves of an application,
-- and the rows that may only be added.

CREATE SEQUENCE customer_number START 10001;
CREATE SEQUENCE application_number START 100001;
CREATE SEQUENCE staff_number START 3001;

-- One person, one customer number: the document of a verified customer cannot belong to a second verified one.
CREATE UNIQUE INDEX "Customer_verified_document" ON "Customer" ("documentIndex") WHERE "verifiedAt" IS NOT NULL;
ALTER TABLE "Customer" ADD CONSTRAINT "Customer_number_when_verified" CHECK ((number IS NULL) = ("verifiedAt" IS NULL));

-- One draft at a time, and one open application for each product.
CREATE UNIQUE INDEX "Application_one_draft" ON "Application" ("customerId") WHERE status = 'DRAFT';
CREATE UNIQUE INDEX "Application_one_open" ON "Application" ("customerId", "productCode")
  WHERE status IN ('SUBMITTED', 'IN_REVIEW', 'RETURNED', 'SECOND_REVIEW');

-- The queues: each tab reads its own index in the order of the due time.
CREATE INDEX "Application_unclaimed" ON "Application" ("dueAt", id) WHERE status = 'SUBMITTED';
CREATE INDEX "Application_mine" ON "Application" ("managerId", "dueAt", id)
  WHERE status IN ('IN_REVIEW', 'RETURNED', 'SECOND_REVIEW');
CREATE INDEX "Application_answered" ON "Application" ("dueAt", id) WHERE status = 'IN_REVIEW' AND "answeredAt" IS NOT NULL;
CREATE INDEX "Application_second" ON "Application" ("dueAt", id) WHERE status = 'SECOND_REVIEW';
CREATE INDEX "Application_open" ON "Application" ("dueAt", id)
  WHERE status IN ('SUBMITTED', 'IN_REVIEW', 'RETURNED', 'SECOND_REVIEW');
CREATE INDEX "Application_open_product" ON "Application" ("productCode", "dueAt", id)
  WHERE status IN ('SUBMITTED', 'IN_REVIEW', 'RETURNED', 'SECOND_REVIEW');
CREATE INDEX "Application_all" ON "Application" ("submittedAt" DESC, id DESC) WHERE status <> 'DRAFT';
CREATE INDEX "Application_all_product" ON "Application" ("productCode", "submittedAt" DESC, id DESC) WHERE status <> 'DRAFT';
CREATE INDEX "Application_all_status" ON "Application" (status, "submittedAt" DESC, id DESC) WHERE status <> 'DRAFT';
CREATE INDEX "Application_all_manager" ON "Application" ("managerId", "submittedAt" DESC, id DESC) WHERE status <> 'DRAFT';

CREATE INDEX "Mail_waiting" ON "Mail" ("nextTryAt", id) WHERE "sentAt" IS NULL;
CREATE INDEX "Application_previous" ON "Application" ("previousApplicationId") WHERE "previousApplicationId" IS NOT NULL;

-- The legal moves (lib/applications/rules.ts holds the same table; a test keeps both equal).
CREATE FUNCTION guard_application_move() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.status = OLD.status THEN
    IF OLD.status IN ('APPROVED', 'REJECTED', 'WITHDRAWN') THEN
      RAISE EXCEPTION 'application % is closed', OLD.id USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
  END IF;
  IF NOT (OLD.status::text || '>' || NEW.status::text = ANY (ARRAY[
    'DRAFT>SUBMITTED',
    'SUBMITTED>IN_REVIEW', 'SUBMITTED>WITHDRAWN',
    'IN_REVIEW>SUBMITTED', 'IN_REVIEW>RETURNED', 'IN_REVIEW>SECOND_REVIEW', 'IN_REVIEW>APPROVED', 'IN_REVIEW>REJECTED',
    'IN_REVIEW>WITHDRAWN',
    'RETURNED>IN_REVIEW', 'RETURNED>SUBMITTED', 'RETURNED>WITHDRAWN',
    'SECOND_REVIEW>APPROVED', 'SECOND_REVIEW>IN_REVIEW', 'SECOND_REVIEW>WITHDRAWN'])) THEN
    RAISE EXCEPTION 'an application does not move from % to %', OLD.status, NEW.status USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER application_move BEFORE UPDATE ON "Application" FOR EACH ROW EXECUTE FUNCTION guard_application_move();

ALTER TABLE "Application"
  ADD CONSTRAINT "Application_submitted_is_complete" CHECK (
    status = 'DRAFT' OR (number IS NOT NULL AND "productCode" IS NOT NULL AND "requestedLimit" IS NOT NULL
      AND "submittedAt" IS NOT NULL AND "dueAt" IS NOT NULL AND round >= 1)),
  ADD CONSTRAINT "Application_in_review_has_manager" CHECK (
    status NOT IN ('IN_REVIEW', 'RETURNED', 'SECOND_REVIEW', 'APPROVED', 'REJECTED') OR "managerId" IS NOT NULL),
  ADD CONSTRAINT "Application_decided_has_date" CHECK (
    (status IN ('APPROVED', 'REJECTED')) = ("decidedAt" IS NOT NULL)),
  ADD CONSTRAINT "Application_approved_has_limit" CHECK (status <> 'APPROVED' OR "grantedLimit" > 0);

-- History is added to, never changed.
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'rows of % are history and do not change', TG_TABLE_NAME USING ERRCODE = 'check_violation';
END $$;
CREATE TRIGGER submission_is_history BEFORE UPDATE OR DELETE ON "Submission" FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER decision_is_history BEFORE UPDATE OR DELETE ON "Decision" FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER event_is_history BEFORE UPDATE OR DELETE ON "ApplicationEvent" FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER log_is_history BEFORE UPDATE OR DELETE ON "OperationLogEntry" FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER profile_change_is_history BEFORE UPDATE OR DELETE ON "ProfileChange" FOR EACH ROW EXECUTE FUNCTION refuse_change();

-- The six products. Money in cents, yearly rate in basis points.
INSERT INTO "CardProduct" (code, position, "minLimit", "maxLimit", "annualFee", "firstYearFree", "waiverPurchases",
  "annualRate", "interestFreeDaysMin", "interestFreeDaysMax", "minMonthlyIncome", "secondSignature") VALUES
  ('STANDARD', 1,  300000,  3000000,  8000, true,  6,    1825, 20, 50,  200000, false),
  ('GOLD',     2, 1000000,  5000000, 20000, false, 6,    1825, 20, 50,  500000, false),
  ('PLATINUM', 3, 5000000, 20000000, 98000, false, NULL, 1460, 25, 55, 1500000, true),
  ('FIRST',    4,  100000,   800000,     0, false, NULL, 1825, 20, 50,       0, false),
  ('DRIVER',   5,  500000,  5000000, 12000, false, 12,   1825, 20, 50,  300000, false),
  ('GLOBE',    6, 1000000, 10000000, 30000, true,  NULL, 1643, 20, 50,  500000, true);
