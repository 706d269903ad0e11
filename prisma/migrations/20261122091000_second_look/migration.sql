ALTER TABLE "Application" ADD COLUMN "secondLookAt" TIMESTAMPTZ(3);

-- A customer may have a rejection looked at again, once, by somebody else than who decided.
CREATE OR REPLACE FUNCTION guard_application_move() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW."secondLookAt" IS DISTINCT FROM OLD."secondLookAt"
    AND NOT (OLD."secondLookAt" IS NULL AND OLD.status = 'REJECTED' AND NEW.status = 'SUBMITTED') THEN
    RAISE EXCEPTION 'a rejection is looked at again once' USING ERRCODE = 'check_violation';
  END IF;
  IF NEW."secondLookAt" IS NOT NULL AND NEW."managerId" IS NOT NULL AND NEW."managerId" IS DISTINCT FROM OLD."managerId"
    AND EXISTS (SELECT 1 FROM "Decision" d WHERE d."applicationId" = NEW.id AND d."managerId" = NEW."managerId"
      AND d.outcome = 'REJECT') THEN
    RAISE EXCEPTION 'who rejected application % does not judge it again', NEW.id USING ERRCODE = 'check_violation';
  END IF;
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
    'SECOND_REVIEW>APPROVED', 'SECOND_REVIEW>IN_REVIEW', 'SECOND_REVIEW>SUBMITTED', 'SECOND_REVIEW>WITHDRAWN',
    'REJECTED>SUBMITTED'])) THEN
    RAISE EXCEPTION 'an application does not move from % to %', OLD.status, NEW.status USING ERRCODE = 'check_violation';
  END IF;
  IF OLD.status = 'REJECTED' AND NEW."secondLookAt" IS NOT DISTINCT FROM OLD."secondLookAt" THEN
    RAISE EXCEPTION 'application % is closed', OLD.id USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
