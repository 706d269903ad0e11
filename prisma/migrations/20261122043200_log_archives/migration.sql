-- Archives of the log, and lawful deletion: old enough for its class, inside a verified archive, by two people.

CREATE TABLE "LogArchive" (
    "id" UUID NOT NULL,
    "askedById" UUID NOT NULL,
    "askedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "aliveAt" TIMESTAMPTZ(3),
    "done" INTEGER NOT NULL DEFAULT 0,
    "fromSeq" BIGINT NOT NULL,
    "toSeq" BIGINT NOT NULL,
    "fromAt" TIMESTAMPTZ(3) NOT NULL,
    "toAt" TIMESTAMPTZ(3) NOT NULL,
    "entries" INTEGER,
    "file" TEXT,
    "bytes" BIGINT,
    "sha256" TEXT,
    "verifiedAt" TIMESTAMPTZ(3),
    "fault" TEXT,

    CONSTRAINT "LogArchive_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "LogArchive_askedAt_idx" ON "LogArchive"("askedAt");

CREATE TABLE "LogOpening" (
    "sessionId" UUID NOT NULL,
    "archiveId" UUID NOT NULL,
    "keySealed" TEXT NOT NULL,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "LogOpening_pkey" PRIMARY KEY ("sessionId","archiveId")
);

CREATE TABLE "LogDeletion" (
    "id" UUID NOT NULL,
    "archiveId" UUID NOT NULL,
    "classes" TEXT[],
    "fromSeq" BIGINT NOT NULL,
    "toSeq" BIGINT NOT NULL,
    "entries" INTEGER NOT NULL,
    "digest" TEXT NOT NULL,
    "askedById" UUID NOT NULL,
    "approvedById" UUID,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "LogDeletion_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "LogArchivedCount" (
    "personId" UUID NOT NULL,
    "deletionId" UUID NOT NULL,
    "entries" INTEGER NOT NULL,

    CONSTRAINT "LogArchivedCount_pkey" PRIMARY KEY ("personId","deletionId")
);

CREATE TABLE "LogFloor" (
    "class" TEXT NOT NULL,
    "months" INTEGER NOT NULL,

    CONSTRAINT "LogFloor_pkey" PRIMARY KEY ("class")
);

-- lib/audit/rules.ts says the same; a test keeps both equal.
CREATE FUNCTION log_class(action text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT CASE
    WHEN action ~ '^(account|contact|session|signIn|language|password|factor)\.' THEN 'security'
    WHEN action ~ '^(document\.viewed|signIns\.|log\.viewed|log\.exported)' THEN 'access'
    ELSE 'decision' END
$$;

CREATE FUNCTION log_lowest_floor(class text) RETURNS integer LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT CASE class WHEN 'security' THEN 12 WHEN 'access' THEN 36 ELSE 120 END
$$;

CREATE FUNCTION log_floor(of text) RETURNS integer LANGUAGE sql STABLE AS $$
  SELECT greatest(log_lowest_floor(of), coalesce((SELECT months FROM "LogFloor" WHERE class = of), 0))
$$;

ALTER TABLE "LogFloor" ADD CONSTRAINT "LogFloor_not_below_the_law" CHECK (months >= log_lowest_floor(class));

-- Nothing leaves the log but through this function, whoever asks, and nothing goes that it does not leave a stub of.
CREATE FUNCTION log_delete(archive uuid, of_classes text[], asker uuid, approver uuid) RETURNS uuid
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  a "LogArchive";
  deletion uuid := gen_random_uuid();
  gone integer;
  digest text;
  class text;
BEGIN
  PERFORM pg_advisory_xact_lock(7846521129);
  SELECT * INTO a FROM "LogArchive" WHERE id = archive AND "verifiedAt" IS NOT NULL AND fault IS NULL FOR SHARE;
  IF NOT FOUND THEN RAISE EXCEPTION 'the archive was not verified' USING ERRCODE = 'check_violation'; END IF;
  IF cardinality(of_classes) = 0 OR NOT of_classes <@ ARRAY['security', 'access', 'decision'] THEN
    RAISE EXCEPTION 'no such class' USING ERRCODE = 'check_violation';
  END IF;

  -- Two administrators, or one whose proposal waited its time because there was no other; decided in this transaction.
  PERFORM 1 FROM "User" WHERE id = asker AND role = 'ADMIN' AND status = 'ACTIVE';
  IF NOT FOUND THEN RAISE EXCEPTION 'only an administrator asks' USING ERRCODE = 'check_violation'; END IF;
  IF approver IS NOT NULL THEN
    PERFORM 1 FROM "User" WHERE id = approver AND id <> asker AND role = 'ADMIN' AND status = 'ACTIVE';
    IF NOT FOUND THEN RAISE EXCEPTION 'another administrator approves' USING ERRCODE = 'check_violation'; END IF;
  END IF;
  PERFORM 1 FROM "Proposal" p
    WHERE p.kind = 'log.delete' AND p."proposerId" = asker AND p.content::jsonb ->> 'archiveId' = archive::text
      AND p.xmin = pg_current_xact_id()::xid
      AND (p."decidedById" = approver OR (approver IS NULL AND p."takesEffectAt" <= now()));
  IF NOT FOUND THEN RAISE EXCEPTION 'nobody decided this' USING ERRCODE = 'check_violation'; END IF;

  CREATE TEMP TABLE log_going ON COMMIT DROP AS
    SELECT seq, hash, at, log_class(action) AS class, "actorId", "subjectId" FROM "OperationLogEntry"
    WHERE seq BETWEEN a."fromSeq" AND a."toSeq" AND action <> 'log.deleted' AND log_class(action) = ANY (of_classes);
  SELECT g.class INTO class FROM log_going g WHERE g.at > now() - make_interval(months => log_floor(g.class)) LIMIT 1;
  IF FOUND THEN RAISE EXCEPTION 'entries of class % are younger than their floor', class USING ERRCODE = 'check_violation'; END IF;
  PERFORM 1 FROM log_going WHERE approver IN ("actorId", "subjectId");
  IF FOUND THEN RAISE EXCEPTION 'nobody approves the deletion of entries about himself' USING ERRCODE = 'check_violation'; END IF;
  SELECT count(*), encode(sha256(convert_to(string_agg(seq || ':' || encode(hash, 'hex'), E'\n' ORDER BY seq), 'UTF8')), 'hex')
    INTO gone, digest FROM log_going;
  IF gone = 0 THEN RAISE EXCEPTION 'there is nothing to delete' USING ERRCODE = 'check_violation'; END IF;

  INSERT INTO "LogDeletion" (id, "archiveId", classes, "fromSeq", "toSeq", entries, digest, "askedById", "approvedById")
    VALUES (deletion, archive, of_classes, a."fromSeq", a."toSeq", gone, digest, asker, approver);
  INSERT INTO "OperationLogStub" (seq, hash, "deletionId") SELECT seq, hash, deletion FROM log_going;
  INSERT INTO "LogArchivedCount" ("personId", "deletionId", entries)
    SELECT person, deletion, count(*) FROM (
      SELECT "actorId" AS person, seq FROM log_going UNION SELECT "subjectId", seq FROM log_going) AS named
    WHERE person IS NOT NULL GROUP BY person;
  DELETE FROM "OperationLogEntry" WHERE seq IN (SELECT seq FROM log_going);
  DROP TABLE log_going;

  INSERT INTO "OperationLogDraft" (id, "actorId", "actorRole", action, "subjectId", "objectId", detail)
    VALUES (gen_random_uuid(), asker, 'ADMIN', 'log.deleted', asker, deletion, jsonb_build_object(
      'archiveId', archive, 'from', a."fromSeq", 'to', a."toSeq", 'entries', gone, 'digest', digest,
      'classes', to_jsonb(of_classes), 'approverId', approver));
  RETURN deletion;
END $$;
REVOKE EXECUTE ON FUNCTION log_delete(uuid, text[], uuid, uuid) FROM PUBLIC;

-- An entry may go where this transaction has left its stub, for a deletion that this transaction has written down.
CREATE FUNCTION guard_log_entry() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' THEN
    PERFORM 1 FROM "OperationLogStub" s JOIN "LogDeletion" d ON d.id = s."deletionId"
      WHERE s.seq = OLD.seq AND s.hash = OLD.hash AND d.xmin = pg_current_xact_id()::xid;
    IF FOUND THEN RETURN OLD; END IF;
  END IF;
  RAISE EXCEPTION 'rows of % are history and do not change', TG_TABLE_NAME USING ERRCODE = 'check_violation';
END $$;
DROP TRIGGER log_is_history ON "OperationLogEntry";
CREATE TRIGGER log_is_history BEFORE UPDATE OR DELETE ON "OperationLogEntry" FOR EACH ROW EXECUTE FUNCTION guard_log_entry();
CREATE TRIGGER deletion_is_history BEFORE UPDATE OR DELETE ON "LogDeletion" FOR EACH ROW EXECUTE FUNCTION refuse_change();
