-- AlterTable
ALTER TABLE "Hook" ADD COLUMN     "formerIntegrationId" INTEGER;

-- AlterTable
ALTER TABLE "Session" ADD COLUMN     "provenAt" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "OrganizationSettings" (
    "organizationId" INTEGER NOT NULL,
    "membersMayRequest" BOOLEAN NOT NULL DEFAULT true,
    "outsideCollaboratorsMayRequest" BOOLEAN NOT NULL DEFAULT true,
    "repositoryAdminsMayInstall" BOOLEAN NOT NULL DEFAULT true,
    "restrictOauthApplications" BOOLEAN NOT NULL DEFAULT false,
    "classicTokensAllowed" BOOLEAN NOT NULL DEFAULT true,
    "fineGrainedTokensAllowed" BOOLEAN NOT NULL DEFAULT true,
    "fineGrainedTokensNeedApproval" BOOLEAN NOT NULL DEFAULT true,
    "classicTokensLongestLife" INTEGER,
    "fineGrainedTokensLongestLife" INTEGER DEFAULT 366,

    CONSTRAINT "OrganizationSettings_pkey" PRIMARY KEY ("organizationId")
);

-- CreateTable
CREATE TABLE "Notice" (
    "id" BIGSERIAL NOT NULL,
    "accountId" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "path" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "readAt" TIMESTAMPTZ(3),

    CONSTRAINT "Notice_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "SiteSetting" (
    "key" TEXT NOT NULL,
    "value" JSONB NOT NULL,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "SiteSetting_pkey" PRIMARY KEY ("key")
);

-- CreateIndex
CREATE INDEX "Notice_subject_idx" ON "Notice"("subject");

-- CreateIndex
CREATE UNIQUE INDEX "Notice_accountId_subject_key" ON "Notice"("accountId", "subject");

-- AddForeignKey
ALTER TABLE "OrganizationSettings" ADD CONSTRAINT "OrganizationSettings_organizationId_fkey" FOREIGN KEY ("organizationId") REFERENCES "Account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Notice" ADD CONSTRAINT "Notice_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "Account"("id") ON DELETE CASCADE ON UPDATE CASCADE;
