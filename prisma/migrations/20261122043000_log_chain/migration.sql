-- The operation log becomes a chain: each entry carries a hash over itself and the one before, in a sequence without gaps.
-- Deeds write drafts in the midst of their transaction; at its commit, under one lock, the drafts become entries.

CREATE TYPE "LogOutcome" AS ENUM ('SUCCEEDED', 'FAILED');

ALTER TABLE "OperationLogEntry" RENAME TO "OperationLogBefore";
ALTER TABLE "OperationLogBefore" RENAME CONSTRAINT "OperationLogEntry_pkey" TO "OperationLogBefore_pkey";
DROP INDEX "OperationLogEntry_actorId_at_id_idx", "OperationLogEntry_subjectId_at_id_idx", "OperationLogEntry_at_id_idx";

-- Empty outside of transactions, so nothing is lost that it does not outlive a crash.
CREATE UNLOGGED TABLE "OperationLogDraft" (
    "id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3),
    "actorId" UUID,
    "actorRole" "Role",
    "sessionId" UUID,
    "action" TEXT NOT NULL,
    "outcome" "LogOutcome" NOT NULL DEFAULT 'SUCCEEDED',
    "subjectId" UUID,
    "objectId" UUID,
    "requestId" TEXT,
    "address" TEXT,
    "detail" JSONB NOT NULL DEFAULT '{}',
    "changesSealed" TEXT,

    CONSTRAINT "OperationLogDraft_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "OperationLogEntry" (
    "seq" BIGINT NOT NULL,
    "id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "actorId" UUID,
    "actorRole" "Role",
    "sessionId" UUID,
    "action" TEXT NOT NULL,
    "outcome" "LogOutcome" NOT NULL,
    "subjectId" UUID,
    "objectId" UUID,
    "requestId" TEXT,
    "address" TEXT,
    "detail" JSONB NOT NULL,
    "changesSealed" TEXT,
    "salt" BYTEA NOT NULL,
    "detailHash" BYTEA NOT NULL,
    "hash" BYTEA NOT NULL,

    CONSTRAINT "OperationLogEntry_pkey" PRIMARY KEY ("seq")
);

CREATE INDEX "OperationLogEntry_at_seq_idx" ON "OperationLogEntry"("at", "seq");
CREATE INDEX "OperationLogEntry_actorId_at_seq_idx" ON "OperationLogEntry"("actorId", "at", "seq");
CREATE INDEX "OperationLogEntry_subjectId_at_seq_idx" ON "OperationLogEntry"("subjectId", "at", "seq");
CREATE INDEX "OperationLogEntry_objectId_at_seq_idx" ON "OperationLogEntry"("objectId", "at", "seq");
CREATE INDEX "OperationLogEntry_action_at_seq_idx" ON "OperationLogEntry"("action", "at", "seq");

-- Lists of staff's deeds and of failures, which are few among many.
CREATE INDEX "OperationLogEntry_of_staff" ON "OperationLogEntry" ("actorRole", at, seq) WHERE "actorRole" IN ('MANAGER', 'ADMIN');
CREATE INDEX "OperationLogEntry_failed" ON "OperationLogEntry" (at, seq) WHERE outcome = 'FAILED';
CREATE INDEX "OperationLogEntry_request" ON "OperationLogEntry" ("requestId") WHERE "requestId" IS NOT NULL;

-- What a lawful deletion leaves of an entry.
CREATE TABLE "OperationLogStub" (
    "seq" BIGINT NOT NULL,
    "hash" BYTEA NOT NULL,
    "deletionId" UUID NOT NULL,

    CONSTRAINT "OperationLogStub_pkey" PRIMARY KEY ("seq")
);

-- What is hashed: each part with its length before it, so that no two entries read alike. lib/audit/chain.ts does the same.
CREATE FUNCTION log_part(value text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT CASE WHEN value IS NULL THEN '-' ELSE octet_length(value) || ':' || value END
$$;

CREATE FUNCTION log_detail_hash(salt bytea, detail jsonb, changes text) RETURNS bytea
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT sha256(salt || convert_to(log_part(detail::text) || log_part(changes), 'UTF8'))
$$;

CREATE FUNCTION log_hash(e "OperationLogEntry", previous bytea) RETURNS bytea
LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT sha256(convert_to(
    log_part('xinka log 1') || log_part(encode(previous, 'hex')) || log_part(e.seq::text) || log_part(e.id::text)
    || log_part((extract(epoch FROM e.at) * 1000)::bigint::text)
    || log_part(e."actorId"::text) || log_part(e."actorRole"::text) || log_part(e."sessionId"::text)
    || log_part(e.action) || log_part(e.outcome::text) || log_part(e."subjectId"::text) || log_part(e."objectId"::text)
    || log_part(e."requestId") || log_part(e.address) || log_part(encode(e."detailHash", 'hex')), 'UTF8'))
$$;

-- A draft as the entry that follows `previous`. The salt keeps a short detail from being guessed by its hash when it is gone.
CREATE FUNCTION log_entry(d "OperationLogDraft", seq bigint, at timestamptz, previous bytea) RETURNS "OperationLogEntry"
LANGUAGE plpgsql AS $$
DECLARE
  e "OperationLogEntry";
BEGIN
  e.seq := seq; e.id := d.id; e.at := at;
  e."actorId" := d."actorId"; e."actorRole" := d."actorRole"; e."sessionId" := d."sessionId";
  e.action := d.action; e.outcome := d.outcome; e."subjectId" := d."subjectId"; e."objectId" := d."objectId";
  e."requestId" := d."requestId"; e.address := d.address;
  e.detail := d.detail; e."changesSealed" := d."changesSealed";
  e.salt := uuid_send(gen_random_uuid());
  e."detailHash" := log_detail_hash(e.salt, e.detail, e."changesSealed");
  e.hash := log_hash(e, previous);
  RETURN e;
END $$;

-- The hash before the first entry.
CREATE FUNCTION log_beginning() RETURNS bytea LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT sha256(convert_to('xinka log 1', 'UTF8'))
$$;

-- At commit: the lock is held only until the commit is done, and time never runs backwards along the sequence.
CREATE FUNCTION log_append() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  last record;
  e "OperationLogEntry";
BEGIN
  PERFORM pg_advisory_xact_lock(7846521127);
  SELECT seq, at, hash INTO last FROM "OperationLogEntry" ORDER BY seq DESC LIMIT 1;
  e := log_entry(NEW, coalesce(last.seq, 0) + 1, greatest(clock_timestamp()::timestamptz(3), last.at),
    coalesce(last.hash, log_beginning()));
  INSERT INTO "OperationLogEntry" VALUES (e.*);
  DELETE FROM "OperationLogDraft" WHERE id = NEW.id;
  RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER log_draft_becomes_entry AFTER INSERT ON "OperationLogDraft"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION log_append();

-- A history made elsewhere, in the order of its times, behind what is there. Only the owner of the tables may do so.
CREATE FUNCTION log_chained() RETURNS SETOF "OperationLogEntry" LANGUAGE plpgsql AS $$
DECLARE
  last "OperationLogEntry";
  d "OperationLogDraft";
BEGIN
  SELECT * INTO last FROM "OperationLogEntry" ORDER BY seq DESC LIMIT 1;
  last.seq := coalesce(last.seq, 0);
  last.hash := coalesce(last.hash, log_beginning());
  FOR d IN SELECT * FROM "OperationLogDraft" ORDER BY at, id LOOP
    last := log_entry(d, last.seq + 1, greatest(d.at, last.at), last.hash);
    RETURN NEXT last;
  END LOOP;
END $$;

CREATE FUNCTION log_take_in() RETURNS bigint LANGUAGE plpgsql AS $$
DECLARE
  taken bigint;
BEGIN
  PERFORM pg_advisory_xact_lock(7846521127);
  INSERT INTO "OperationLogEntry" SELECT * FROM log_chained();
  GET DIAGNOSTICS taken = ROW_COUNT;
  TRUNCATE "OperationLogDraft";
  RETURN taken;
END $$;
REVOKE EXECUTE ON FUNCTION log_append(), log_chained(), log_take_in() FROM PUBLIC;

ALTER TABLE "OperationLogDraft" DISABLE TRIGGER log_draft_becomes_entry;
INSERT INTO "OperationLogDraft" (id, at, "actorId", "actorRole", action, "subjectId", "objectId", "requestId", address, detail)
  SELECT id, at, "actorId", "actorRole", action, "subjectId", "objectId", "requestId", address, detail
  FROM "OperationLogBefore";
SELECT log_take_in();
ALTER TABLE "OperationLogDraft" ENABLE TRIGGER log_draft_becomes_entry;
DROP TABLE "OperationLogBefore";

CREATE TRIGGER log_is_history BEFORE UPDATE OR DELETE ON "OperationLogEntry" FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER log_is_kept BEFORE TRUNCATE ON "OperationLogEntry" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER stub_is_history BEFORE UPDATE OR DELETE ON "OperationLogStub" FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER stub_is_kept BEFORE TRUNCATE ON "OperationLogStub" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
