-- The last wall before a password: whatever the code above it believes, a credential is written only when its owner
-- acts (the transaction says who: `xinka.actor`), or when a link that was mailed to the owner earlier has just been used up.
CREATE FUNCTION guard_credential() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND NEW."userId" <> OLD."userId" THEN
    RAISE EXCEPTION 'a password does not change hands' USING ERRCODE = 'check_violation';
  END IF;
  IF current_setting('xinka.actor', true) = NEW."userId"::text THEN RETURN NEW; END IF;
  PERFORM 1 FROM "OneTimeLink" l
    WHERE l."userId" = NEW."userId" AND l.purpose::text IN ('RESET_PASSWORD', 'ACTIVATE')
      AND l.xmin = pg_current_xact_id()::xid AND l."usedAt" = now()::timestamptz(3)
      AND l."createdAt" < l."usedAt" AND l."usedAt" < l."expiresAt";
  IF NOT FOUND THEN
    RAISE EXCEPTION 'nobody sets the password of somebody else' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER credential_is_the_owners BEFORE INSERT OR UPDATE ON "Credential"
  FOR EACH ROW EXECUTE FUNCTION guard_credential();

-- A link opens once: neither its use nor whom it is for can be taken back.
CREATE FUNCTION guard_link() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD."usedAt" IS NOT NULL
    OR (NEW.id, NEW."userId", NEW.purpose, NEW."tokenHash", NEW."createdAt")
      IS DISTINCT FROM (OLD.id, OLD."userId", OLD.purpose, OLD."tokenHash", OLD."createdAt") THEN
    RAISE EXCEPTION 'a mailed link opens once, for one person' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER link_opens_once BEFORE UPDATE ON "OneTimeLink" FOR EACH ROW EXECUTE FUNCTION guard_link();

ALTER TYPE "LinkPurpose" ADD VALUE 'RESET_PASSWORD';
