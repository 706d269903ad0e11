-- CreateEnum
CREATE TYPE "Role" AS ENUM ('CUSTOMER', 'MANAGER', 'ADMIN');

-- CreateEnum
CREATE TYPE "UserStatus" AS ENUM ('PENDING', 'ACTIVE', 'DISABLED');

-- CreateEnum
CREATE TYPE "Language" AS ENUM ('zh-CN', 'en');

-- CreateEnum
CREATE TYPE "LinkPurpose" AS ENUM ('CONFIRM_EMAIL', 'ACTIVATE');

-- CreateEnum
CREATE TYPE "SignInOutcome" AS ENUM ('SUCCEEDED', 'WRONG_PASSWORD', 'UNKNOWN_ACCOUNT', 'NOT_CONFIRMED', 'DISABLED', 'THROTTLED');

-- CreateEnum
CREATE TYPE "MailTemplate" AS ENUM ('CONFIRM_EMAIL', 'ALREADY_REGISTERED', 'ACTIVATE_STAFF', 'APPLICATION_SUBMITTED', 'APPLICATION_RETURNED', 'APPLICATION_APPROVED', 'APPLICATION_REJECTED', 'APPLICATION_WITHDRAWN');

-- CreateEnum
CREATE TYPE "DocumentType" AS ENUM ('RESIDENT_ID', 'PASSPORT', 'HK_MACAU_PERMIT', 'TAIWAN_PERMIT');

-- CreateEnum
CREATE TYPE "Sex" AS ENUM ('MALE', 'FEMALE');

-- CreateEnum
CREATE TYPE "EmploymentKind" AS ENUM ('EMPLOYED', 'CIVIL_SERVANT', 'SELF_EMPLOYED', 'FREELANCE', 'STUDENT', 'RETIRED', 'NOT_WORKING');

-- CreateEnum
CREATE TYPE "EmployerKind" AS ENUM ('STATE_OWNED', 'PRIVATE', 'FOREIGN', 'PUBLIC_INSTITUTION', 'GOVERNMENT', 'OTHER');

-- CreateEnum
CREATE TYPE "IncomeSource" AS ENUM ('SALARY', 'BUSINESS', 'PENSION', 'FAMILY', 'INVESTMENT', 'OTHER');

-- CreateEnum
CREATE TYPE "HousingKind" AS ENUM ('OWNED', 'MORTGAGED', 'RENTED', 'FAMILY', 'EMPLOYER');

-- CreateEnum
CREATE TYPE "EducationLevel" AS ENUM ('JUNIOR_MIDDLE', 'SENIOR_MIDDLE', 'COLLEGE', 'BACHELOR', 'MASTER', 'DOCTORATE');

-- CreateEnum
CREATE TYPE "AddressKind" AS ENUM ('HOME', 'WORK', 'MAILING');

-- CreateEnum
CREATE TYPE "ApplicationStatus" AS ENUM ('DRAFT', 'SUBMITTED', 'IN_REVIEW', 'RETURNED', 'SECOND_REVIEW', 'APPROVED', 'REJECTED', 'WITHDRAWN');

-- CreateEnum
CREATE TYPE "DocumentKind" AS ENUM ('ID_FRONT', 'ID_BACK', 'INCOME_PROOF', 'EMPLOYMENT_PROOF', 'OTHER');

-- CreateEnum
CREATE TYPE "DecisionStep" AS ENUM ('FIRST', 'SECOND');

-- CreateEnum
CREATE TYPE "DecisionOutcome" AS ENUM ('APPROVE', 'REJECT', 'RETURN', 'SEND_BACK');

-- CreateTable
CREATE TABLE "User" (
    "id" UUID NOT NULL,
    "role" "Role" NOT NULL,
    "status" "UserStatus" NOT NULL DEFAULT 'PENDING',
    "language" "Language" NOT NULL DEFAULT 'zh-CN',
    "emailSealed" TEXT NOT NULL,
    "emailIndex" TEXT NOT NULL,
    "staffNumber" TEXT,
    "staffName" TEXT,
    "branch" TEXT,
    "limitAuthority" BIGINT NOT NULL DEFAULT 0,
    "securityEpoch" INTEGER NOT NULL DEFAULT 0,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "confirmedAt" TIMESTAMPTZ(3),
    "lastSignInAt" TIMESTAMPTZ(3),
    "previousSignInAt" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "User_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "DataKey" (
    "userId" UUID NOT NULL,
    "wrapped" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "DataKey_pkey" PRIMARY KEY ("userId")
);

-- CreateTable
CREATE TABLE "Credential" (
    "userId" UUID NOT NULL,
    "wrapped" TEXT NOT NULL,
    "changedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Credential_pkey" PRIMARY KEY ("userId")
);

-- CreateTable
CREATE TABLE "Session" (
    "id" UUID NOT NULL,
    "userId" UUID NOT NULL,
    "tokenHash" TEXT NOT NULL,
    "ticketHash" TEXT,
    "securityEpoch" INTEGER NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "lastSeenAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "endedAt" TIMESTAMPTZ(3),
    "endedReason" TEXT,
    "address" TEXT NOT NULL,
    "device" TEXT NOT NULL,

    CONSTRAINT "Session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "OneTimeLink" (
    "id" UUID NOT NULL,
    "userId" UUID NOT NULL,
    "purpose" "LinkPurpose" NOT NULL,
    "tokenHash" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "usedAt" TIMESTAMPTZ(3),

    CONSTRAINT "OneTimeLink_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Consent" (
    "id" UUID NOT NULL,
    "userId" UUID NOT NULL,
    "document" TEXT NOT NULL,
    "version" TEXT NOT NULL,
    "language" "Language" NOT NULL,
    "givenAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Consent_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "SignIn" (
    "id" UUID NOT NULL,
    "userId" UUID,
    "emailIndex" TEXT NOT NULL,
    "role" "Role",
    "outcome" "SignInOutcome" NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "address" TEXT NOT NULL,
    "device" TEXT NOT NULL,

    CONSTRAINT "SignIn_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Throttle" (
    "key" TEXT NOT NULL,
    "count" INTEGER NOT NULL,
    "windowEndsAt" TIMESTAMPTZ(3) NOT NULL,
    "blockedUntil" TIMESTAMPTZ(3),

    CONSTRAINT "Throttle_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "Mail" (
    "id" UUID NOT NULL,
    "userId" UUID NOT NULL,
    "template" "MailTemplate" NOT NULL,
    "facts" JSONB NOT NULL DEFAULT '{}',
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "sentAt" TIMESTAMPTZ(3),
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "nextTryAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "lastError" TEXT,

    CONSTRAINT "Mail_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Customer" (
    "id" UUID NOT NULL,
    "number" TEXT,
    "mobileSealed" TEXT NOT NULL,
    "mobileIndex" TEXT NOT NULL,
    "nameSealed" TEXT,
    "nameIndex" TEXT,
    "documentType" "DocumentType",
    "documentNumberSealed" TEXT,
    "documentIndex" TEXT,
    "birthDateSealed" TEXT,
    "birthYear" INTEGER,
    "sex" "Sex",
    "verifiedAt" TIMESTAMPTZ(3),
    "employmentKind" "EmploymentKind",
    "employerSealed" TEXT,
    "employerKind" "EmployerKind",
    "occupation" TEXT,
    "jobSince" DATE,
    "monthlyIncome" BIGINT,
    "incomeSource" "IncomeSource",
    "otherIncome" BIGINT,
    "housingKind" "HousingKind",
    "monthlyHousingCost" BIGINT,
    "livingSince" DATE,
    "educationLevel" "EducationLevel",
    "dependants" INTEGER,
    "monthlyRepayment" BIGINT,
    "cardsElsewhere" INTEGER,
    "cardLimitsElsewhere" BIGINT,
    "cardBalanceElsewhere" BIGINT,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "Customer_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "CustomerAddress" (
    "id" UUID NOT NULL,
    "customerId" UUID NOT NULL,
    "kind" "AddressKind" NOT NULL,
    "province" TEXT NOT NULL,
    "city" TEXT NOT NULL,
    "lineSealed" TEXT NOT NULL,
    "postcodeSealed" TEXT,

    CONSTRAINT "CustomerAddress_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ProfileChange" (
    "id" UUID NOT NULL,
    "customerId" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "section" TEXT NOT NULL,
    "fields" TEXT[],
    "changesSealed" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "ProfileChange_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "CardProduct" (
    "code" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "minLimit" BIGINT NOT NULL,
    "maxLimit" BIGINT NOT NULL,
    "annualFee" BIGINT NOT NULL,
    "firstYearFree" BOOLEAN NOT NULL,
    "waiverPurchases" INTEGER,
    "annualRate" INTEGER NOT NULL,
    "interestFreeDaysMin" INTEGER NOT NULL,
    "interestFreeDaysMax" INTEGER NOT NULL,
    "minAge" INTEGER NOT NULL DEFAULT 18,
    "minMonthlyIncome" BIGINT NOT NULL,
    "serviceDays" INTEGER NOT NULL DEFAULT 5,
    "reapplyAfterDays" INTEGER NOT NULL DEFAULT 0,
    "secondSignature" BOOLEAN NOT NULL DEFAULT false,
    "offered" BOOLEAN NOT NULL DEFAULT true,

    CONSTRAINT "CardProduct_pkey" PRIMARY KEY ("code")
);

-- CreateTable
CREATE TABLE "Application" (
    "id" UUID NOT NULL,
    "number" TEXT,
    "customerId" UUID NOT NULL,
    "productCode" TEXT,
    "status" "ApplicationStatus" NOT NULL DEFAULT 'DRAFT',
    "round" INTEGER NOT NULL DEFAULT 0,
    "requestedLimit" BIGINT,
    "previousApplicationId" UUID,
    "managerId" UUID,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "submittedAt" TIMESTAMPTZ(3),
    "claimedAt" TIMESTAMPTZ(3),
    "returnedAt" TIMESTAMPTZ(3),
    "answeredAt" TIMESTAMPTZ(3),
    "dueAt" TIMESTAMPTZ(3),
    "decidedAt" TIMESTAMPTZ(3),
    "grantedLimit" BIGINT,
    "reapplyFrom" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "Application_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Submission" (
    "id" UUID NOT NULL,
    "applicationId" UUID NOT NULL,
    "round" INTEGER NOT NULL,
    "submittedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "profileVersion" INTEGER NOT NULL,
    "declaration" TEXT NOT NULL,
    "answers" JSONB NOT NULL,
    "identitySealed" TEXT NOT NULL,
    "documentIds" UUID[],

    CONSTRAINT "Submission_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Document" (
    "id" UUID NOT NULL,
    "customerId" UUID NOT NULL,
    "applicationId" UUID NOT NULL,
    "kind" "DocumentKind" NOT NULL,
    "mime" TEXT NOT NULL,
    "bytes" INTEGER NOT NULL,
    "pages" INTEGER,
    "storageKey" TEXT NOT NULL,
    "uploadedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "removedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Document_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Decision" (
    "id" UUID NOT NULL,
    "applicationId" UUID NOT NULL,
    "onVersion" INTEGER NOT NULL,
    "round" INTEGER NOT NULL,
    "step" "DecisionStep" NOT NULL,
    "outcome" "DecisionOutcome" NOT NULL,
    "limit" BIGINT,
    "opinionSealed" TEXT NOT NULL,
    "reasons" TEXT[],
    "fieldsAsked" TEXT[],
    "documentsAsked" "DocumentKind"[],
    "messageSealed" TEXT,
    "managerId" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Decision_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ApplicationEvent" (
    "id" UUID NOT NULL,
    "applicationId" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "actorId" UUID,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "facts" JSONB NOT NULL DEFAULT '{}',

    CONSTRAINT "ApplicationEvent_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "CardOutcome" (
    "applicationId" UUID NOT NULL,
    "monthsOnBook" INTEGER NOT NULL,
    "worstDaysPastDue" INTEGER NOT NULL,
    "observedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "CardOutcome_pkey" PRIMARY KEY ("applicationId")
);

-- CreateTable
CREATE TABLE "OperationLogEntry" (
    "id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "actorId" UUID,
    "actorRole" "Role",
    "action" TEXT NOT NULL,
    "subjectId" UUID,
    "objectId" UUID,
    "requestId" TEXT,
    "address" TEXT,
    "detail" JSONB NOT NULL DEFAULT '{}',

    CONSTRAINT "OperationLogEntry_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Installation" (
    "key" TEXT NOT NULL,
    "value" TEXT NOT NULL,

    CONSTRAINT "Installation_pkey" PRIMARY KEY ("key")
);

-- CreateIndex
CREATE UNIQUE INDEX "User_emailIndex_key" ON "User"("emailIndex");

-- CreateIndex
CREATE UNIQUE INDEX "User_staffNumber_key" ON "User"("staffNumber");

-- CreateIndex
CREATE INDEX "User_role_createdAt_id_idx" ON "User"("role", "createdAt", "id");

-- CreateIndex
CREATE INDEX "User_role_lastSignInAt_id_idx" ON "User"("role", "lastSignInAt", "id");

-- CreateIndex
CREATE UNIQUE INDEX "Session_tokenHash_key" ON "Session"("tokenHash");

-- CreateIndex
CREATE UNIQUE INDEX "Session_ticketHash_key" ON "Session"("ticketHash");

-- CreateIndex
CREATE INDEX "Session_userId_createdAt_idx" ON "Session"("userId", "createdAt");

-- CreateIndex
CREATE UNIQUE INDEX "OneTimeLink_tokenHash_key" ON "OneTimeLink"("tokenHash");

-- CreateIndex
CREATE INDEX "OneTimeLink_userId_purpose_idx" ON "OneTimeLink"("userId", "purpose");

-- CreateIndex
CREATE INDEX "Consent_userId_document_idx" ON "Consent"("userId", "document");

-- CreateIndex
CREATE INDEX "SignIn_at_id_idx" ON "SignIn"("at", "id");

-- CreateIndex
CREATE INDEX "SignIn_userId_at_id_idx" ON "SignIn"("userId", "at", "id");

-- CreateIndex
CREATE INDEX "SignIn_outcome_at_id_idx" ON "SignIn"("outcome", "at", "id");

-- CreateIndex
CREATE UNIQUE INDEX "Customer_number_key" ON "Customer"("number");

-- CreateIndex
CREATE INDEX "Customer_nameIndex_idx" ON "Customer"("nameIndex");

-- CreateIndex
CREATE INDEX "Customer_mobileIndex_idx" ON "Customer"("mobileIndex");

-- CreateIndex
CREATE INDEX "Customer_documentIndex_idx" ON "Customer"("documentIndex");

-- CreateIndex
CREATE UNIQUE INDEX "CustomerAddress_customerId_kind_key" ON "CustomerAddress"("customerId", "kind");

-- CreateIndex
CREATE UNIQUE INDEX "ProfileChange_customerId_version_key" ON "ProfileChange"("customerId", "version");

-- CreateIndex
CREATE UNIQUE INDEX "CardProduct_position_key" ON "CardProduct"("position");

-- CreateIndex
CREATE UNIQUE INDEX "Application_number_key" ON "Application"("number");

-- CreateIndex
CREATE INDEX "Application_customerId_createdAt_idx" ON "Application"("customerId", "createdAt");

-- CreateIndex
CREATE UNIQUE INDEX "Submission_applicationId_round_key" ON "Submission"("applicationId", "round");

-- CreateIndex
CREATE UNIQUE INDEX "Document_storageKey_key" ON "Document"("storageKey");

-- CreateIndex
CREATE INDEX "Document_applicationId_kind_idx" ON "Document"("applicationId", "kind");

-- CreateIndex
CREATE INDEX "Document_customerId_idx" ON "Document"("customerId");

-- CreateIndex
CREATE UNIQUE INDEX "Decision_applicationId_onVersion_key" ON "Decision"("applicationId", "onVersion");

-- CreateIndex
CREATE INDEX "ApplicationEvent_applicationId_at_id_idx" ON "ApplicationEvent"("applicationId", "at", "id");

-- CreateIndex
CREATE INDEX "OperationLogEntry_actorId_at_id_idx" ON "OperationLogEntry"("actorId", "at", "id");

-- CreateIndex
CREATE INDEX "OperationLogEntry_subjectId_at_id_idx" ON "OperationLogEntry"("subjectId", "at", "id");

-- CreateIndex
CREATE INDEX "OperationLogEntry_at_id_idx" ON "OperationLogEntry"("at", "id");

-- AddForeignKey
ALTER TABLE "DataKey" ADD CONSTRAINT "DataKey_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Credential" ADD CONSTRAINT "Credential_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Session" ADD CONSTRAINT "Session_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "OneTimeLink" ADD CONSTRAINT "OneTimeLink_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Consent" ADD CONSTRAINT "Consent_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SignIn" ADD CONSTRAINT "SignIn_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Mail" ADD CONSTRAINT "Mail_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Customer" ADD CONSTRAINT "Customer_id_fkey" FOREIGN KEY ("id") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CustomerAddress" ADD CONSTRAINT "CustomerAddress_customerId_fkey" FOREIGN KEY ("customerId") REFERENCES "Customer"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ProfileChange" ADD CONSTRAINT "ProfileChange_customerId_fkey" FOREIGN KEY ("customerId") REFERENCES "Customer"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Application" ADD CONSTRAINT "Application_customerId_fkey" FOREIGN KEY ("customerId") REFERENCES "Customer"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Application" ADD CONSTRAINT "Application_productCode_fkey" FOREIGN KEY ("productCode") REFERENCES "CardProduct"("code") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Application" ADD CONSTRAINT "Application_managerId_fkey" FOREIGN KEY ("managerId") REFERENCES "User"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Application" ADD CONSTRAINT "Application_previousApplicationId_fkey" FOREIGN KEY ("previousApplicationId") REFERENCES "Application"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Submission" ADD CONSTRAINT "Submission_applicationId_fkey" FOREIGN KEY ("applicationId") REFERENCES "Application"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Document" ADD CONSTRAINT "Document_customerId_fkey" FOREIGN KEY ("customerId") REFERENCES "Customer"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Document" ADD CONSTRAINT "Document_applicationId_fkey" FOREIGN KEY ("applicationId") REFERENCES "Application"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Decision" ADD CONSTRAINT "Decision_applicationId_fkey" FOREIGN KEY ("applicationId") REFERENCES "Application"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Decision" ADD CONSTRAINT "Decision_managerId_fkey" FOREIGN KEY ("managerId") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ApplicationEvent" ADD CONSTRAINT "ApplicationEvent_applicationId_fkey" FOREIGN KEY ("applicationId") REFERENCES "Application"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ApplicationEvent" ADD CONSTRAINT "ApplicationEvent_actorId_fkey" FOREIGN KEY ("actorId") REFERENCES "User"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CardOutcome" ADD CONSTRAINT "CardOutcome_applicationId_fkey" FOREIGN KEY ("applicationId") REFERENCES "Application"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
