-- A customer whose data were erased, because the law asks for it and none forbids it: the key is gone, and with it
-- everything that was sealed under it, here and in every copy. This table makes a restore do it again.
ALTER TYPE "MailTemplate" ADD VALUE 'ERASURE_PROPOSED';

CREATE TABLE "Erasure" (
    "userId" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "askedById" UUID NOT NULL,
    "approvedById" UUID,
    "storageKeys" TEXT[],

    CONSTRAINT "Erasure_pkey" PRIMARY KEY ("userId")
);

-- Until when the law keeps what somebody sent us: ten years after an approval (anti-money-laundering law, article 34),
-- three years after any other end (civil code, article 188).
CREATE FUNCTION erasure_floor(person uuid) RETURNS timestamptz LANGUAGE sql STABLE AS $$
  SELECT max(CASE WHEN status = 'APPROVED' THEN "decidedAt" + interval '10 years'
                  ELSE coalesce("decidedAt", "updatedAt") + interval '3 years' END)
  FROM "Application" WHERE "customerId" = person AND status IN ('APPROVED', 'REJECTED', 'WITHDRAWN')
$$;

-- What is left of a person: an account that nobody enters, the customer number, and what identifies nobody. For the
-- owner alone, who also calls it on a bank that is being restored; so it names no schema.
CREATE FUNCTION erase_person(person uuid) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  DELETE FROM "DataKey" WHERE "userId" = person;
  DELETE FROM "Credential" WHERE "userId" = person;
  DELETE FROM "Session" WHERE "userId" = person;
  DELETE FROM "OneTimeLink" WHERE "userId" = person;
  DELETE FROM "ContactChange" WHERE "userId" = person;
  DELETE FROM "Totp" WHERE "userId" = person;
  DELETE FROM "Passkey" WHERE "userId" = person;
  DELETE FROM "RecoveryCode" WHERE "userId" = person;
  DELETE FROM "RecoverySheet" WHERE "userId" = person;
  DELETE FROM "KnownDevice" WHERE "userId" = person;
  DELETE FROM "Mail" WHERE "userId" = person;
  DELETE FROM "CustomerAddress" WHERE "customerId" = person;
  UPDATE "SignIn" SET "emailIndex" = '', address = '', device = '' WHERE "userId" = person;
  UPDATE "User" SET status = 'REMOVED', "emailSealed" = '', "emailIndex" = 'erased ' || person,
    "securityEpoch" = "securityEpoch" + 1, version = version + 1 WHERE id = person;
  UPDATE "Customer" SET "mobileSealed" = '', "mobileIndex" = 'erased ' || person, "nameSealed" = NULL, "nameIndex" = NULL,
    "documentType" = NULL, "documentNumberSealed" = NULL, "documentIndex" = NULL, "birthDateSealed" = NULL,
    "birthYear" = NULL, sex = NULL, "employmentKind" = NULL, "employerSealed" = NULL, "employerKind" = NULL,
    occupation = NULL, "jobSince" = NULL, "monthlyIncome" = NULL, "incomeSource" = NULL, "otherIncome" = NULL,
    "housingKind" = NULL, "monthlyHousingCost" = NULL, "livingSince" = NULL, "educationLevel" = NULL, dependants = NULL,
    "monthlyRepayment" = NULL, "cardsElsewhere" = NULL, "cardLimitsElsewhere" = NULL, "cardBalanceElsewhere" = NULL
    WHERE id = person;
  UPDATE "Erasure" SET "storageKeys" = "storageKeys" || ARRAY(SELECT "storageKey" FROM "Document" WHERE "customerId" = person)
    WHERE "userId" = person;
  DELETE FROM "Document" WHERE "customerId" = person;
END $$;
REVOKE EXECUTE ON FUNCTION erase_person(uuid) FROM PUBLIC;

-- The only way: decided by two administrators in this transaction, no case under way, no lock, no law against it.
CREATE FUNCTION erase_customer(person uuid, asker uuid, approver uuid) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM 1 FROM "Proposal" p
    WHERE p.kind = 'account.erase' AND p."proposerId" = asker AND p.content::jsonb ->> 'personId' = person::text
      AND p.xmin = pg_current_xact_id()::xid
      AND (p."decidedById" = approver OR (approver IS NULL AND p."takesEffectAt" <= now()));
  IF NOT FOUND THEN RAISE EXCEPTION 'nobody decided this' USING ERRCODE = 'check_violation'; END IF;
  PERFORM 1 FROM "User" WHERE id = person AND role = 'CUSTOMER' AND status NOT IN ('LOCKED', 'REMOVED') FOR UPDATE;
  IF NOT FOUND THEN RAISE EXCEPTION 'this account is not to be erased' USING ERRCODE = 'check_violation'; END IF;
  PERFORM 1 FROM "Application" WHERE "customerId" = person
    AND status IN ('SUBMITTED', 'IN_REVIEW', 'RETURNED', 'SECOND_REVIEW');
  IF FOUND THEN RAISE EXCEPTION 'a case is under way' USING ERRCODE = 'check_violation'; END IF;
  IF erasure_floor(person) > now() THEN RAISE EXCEPTION 'the law keeps this' USING ERRCODE = 'check_violation'; END IF;
  INSERT INTO "Erasure" ("userId", "askedById", "approvedById", "storageKeys") VALUES (person, asker, approver, '{}');
  PERFORM erase_person(person);
END $$;
REVOKE EXECUTE ON FUNCTION erase_customer(uuid, uuid, uuid) FROM PUBLIC;

-- The bytes of the person's documents have left the store.
CREATE FUNCTION erasure_swept(person uuid, gone text[]) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  UPDATE "Erasure" SET "storageKeys" = ARRAY(SELECT unnest("storageKeys") EXCEPT SELECT unnest(gone)) WHERE "userId" = person
$$;
REVOKE EXECUTE ON FUNCTION erasure_swept(uuid, text[]) FROM PUBLIC;
