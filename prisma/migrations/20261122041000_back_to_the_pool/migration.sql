-- A case that the second signer sends back may have lost its first manager: then it is anybody's again.
CREATE OR REPLACE FUNCTION guard_application_move() RETURNS trigger LANGUAGE plpgsql AS $$
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
    'SECOND_REVIEW>APPROVED', 'SECOND_REVIEW>IN_REVIEW', 'SECOND_REVIEW>SUBMITTED', 'SECOND_REVIEW>WITHDRAWN'])) THEN
    RAISE EXCEPTION 'an application does not move from % to %', OLD.status, NEW.status USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
