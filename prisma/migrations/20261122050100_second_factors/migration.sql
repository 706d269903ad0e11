CREATE TYPE "ChallengePurpose" AS ENUM ('ADD_PASSKEY', 'SHOW_PASSKEY');

ALTER TYPE "SignInOutcome" ADD VALUE 'FACTOR_AWAITED';
ALTER TYPE "SignInOutcome" ADD VALUE 'WRONG_FACTOR';

ALTER TYPE "MailTemplate" ADD VALUE 'FACTOR_ADDED';
ALTER TYPE "MailTemplate" ADD VALUE 'FACTOR_REMOVED';
ALTER TYPE "MailTemplate" ADD VALUE 'RECOVERY_CODES_MADE';
ALTER TYPE "MailTemplate" ADD VALUE 'RECOVERY_CODE_USED';
ALTER TYPE "MailTemplate" ADD VALUE 'NEW_DEVICE';
ALTER TYPE "MailTemplate" ADD VALUE 'SIGN_IN_ALARM';

CREATE TABLE "Totp" (
    "id" UUID NOT NULL,
    "userId" UUID NOT NULL,
    "secretSealed" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "confirmedAt" TIMESTAMPTZ(3),
    "lastStep" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "Totp_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "Passkey" (
    "id" UUID NOT NULL,
    "userId" UUID NOT NULL,
    "credentialId" TEXT NOT NULL,
    "publicKey" BYTEA NOT NULL,
    "counter" BIGINT NOT NULL,
    "transports" TEXT[],
    "name" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "lastUsedAt" TIMESTAMPTZ(3),
    "suspectAt" TIMESTAMPTZ(3),

    CONSTRAINT "Passkey_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "RecoveryCode" (
    "id" UUID NOT NULL,
    "userId" UUID NOT NULL,
    "codeIndex" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "usedAt" TIMESTAMPTZ(3),

    CONSTRAINT "RecoveryCode_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "RecoverySheet" (
    "userId" UUID NOT NULL,
    "sessionId" UUID NOT NULL,
    "codesSealed" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "RecoverySheet_pkey" PRIMARY KEY ("userId")
);

CREATE TABLE "Challenge" (
    "id" UUID NOT NULL,
    "sessionId" UUID NOT NULL,
    "purpose" "ChallengePurpose" NOT NULL,
    "challenge" TEXT NOT NULL,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Challenge_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "KnownDevice" (
    "id" UUID NOT NULL,
    "userId" UUID NOT NULL,
    "tokenHash" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "lastSeenAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "KnownDevice_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "Guessing" (
    "key" TEXT NOT NULL,
    "rung" INTEGER NOT NULL,
    "inRow" INTEGER NOT NULL,
    "lastAt" TIMESTAMPTZ(3) NOT NULL,
    "blockedUntil" TIMESTAMPTZ(3),

    CONSTRAINT "Guessing_pkey" PRIMARY KEY ("key")
);

CREATE INDEX "Totp_userId_idx" ON "Totp"("userId");

CREATE UNIQUE INDEX "Passkey_credentialId_key" ON "Passkey"("credentialId");

CREATE INDEX "Passkey_userId_idx" ON "Passkey"("userId");

CREATE UNIQUE INDEX "RecoveryCode_codeIndex_key" ON "RecoveryCode"("codeIndex");

CREATE INDEX "RecoveryCode_userId_idx" ON "RecoveryCode"("userId");

CREATE UNIQUE INDEX "Challenge_challenge_key" ON "Challenge"("challenge");

CREATE INDEX "Challenge_sessionId_idx" ON "Challenge"("sessionId");

CREATE UNIQUE INDEX "KnownDevice_userId_tokenHash_key" ON "KnownDevice"("userId", "tokenHash");

ALTER TABLE "Totp" ADD CONSTRAINT "Totp_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "Passkey" ADD CONSTRAINT "Passkey_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "RecoveryCode" ADD CONSTRAINT "RecoveryCode_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "RecoverySheet" ADD CONSTRAINT "RecoverySheet_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "Challenge" ADD CONSTRAINT "Challenge_sessionId_fkey" FOREIGN KEY ("sessionId") REFERENCES "Session"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "KnownDevice" ADD CONSTRAINT "KnownDevice_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- One secret is confirmed, one more may wait for its first code.
CREATE UNIQUE INDEX "Totp_confirmed_key" ON "Totp"("userId") WHERE "confirmedAt" IS NOT NULL;
CREATE UNIQUE INDEX "Totp_waiting_key" ON "Totp"("userId") WHERE "confirmedAt" IS NULL;
