-- CreateEnum
CREATE TYPE "RequestOutcome" AS ENUM ('approved', 'declined', 'cancelled', 'ended');

-- AlterTable
ALTER TABLE "Integration" ADD COLUMN     "installReceipts" BOOLEAN NOT NULL DEFAULT false;

-- CreateTable
CREATE TABLE "InstallationRequest" (
    "id" SERIAL NOT NULL,
    "integrationId" INTEGER NOT NULL,
    "accountId" INTEGER NOT NULL,
    "requesterId" INTEGER NOT NULL,
    "version" INTEGER NOT NULL,
    "reason" TEXT,
    "repositorySelection" "RepositorySelection" NOT NULL,
    "state" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "open" BOOLEAN DEFAULT true,
    "closedAt" TIMESTAMPTZ(3),
    "outcome" "RequestOutcome",
    "closedById" INTEGER,
    "answer" TEXT,

    CONSTRAINT "InstallationRequest_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "InstallationRequestRepository" (
    "requestId" INTEGER NOT NULL,
    "repositoryId" INTEGER NOT NULL,

    CONSTRAINT "InstallationRequestRepository_pkey" PRIMARY KEY ("requestId","repositoryId")
);

-- CreateTable
CREATE TABLE "ReceiptKey" (
    "id" UUID NOT NULL,
    "publicKey" JSONB NOT NULL,
    "sealedPrivate" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "ReceiptKey_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "InstallationRequest_accountId_idx" ON "InstallationRequest"("accountId");

-- CreateIndex
CREATE INDEX "InstallationRequest_requesterId_idx" ON "InstallationRequest"("requesterId");

-- CreateIndex
CREATE UNIQUE INDEX "InstallationRequest_integrationId_accountId_requesterId_ope_key" ON "InstallationRequest"("integrationId", "accountId", "requesterId", "open");

-- CreateIndex
CREATE INDEX "InstallationRequestRepository_repositoryId_idx" ON "InstallationRequestRepository"("repositoryId");

-- AddForeignKey
ALTER TABLE "InstallationRequest" ADD CONSTRAINT "InstallationRequest_integrationId_fkey" FOREIGN KEY ("integrationId") REFERENCES "Integration"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "InstallationRequest" ADD CONSTRAINT "InstallationRequest_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "Account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "InstallationRequest" ADD CONSTRAINT "InstallationRequest_requesterId_fkey" FOREIGN KEY ("requesterId") REFERENCES "Account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "InstallationRequest" ADD CONSTRAINT "InstallationRequest_closedById_fkey" FOREIGN KEY ("closedById") REFERENCES "Account"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "InstallationRequestRepository" ADD CONSTRAINT "InstallationRequestRepository_requestId_fkey" FOREIGN KEY ("requestId") REFERENCES "InstallationRequest"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "InstallationRequestRepository" ADD CONSTRAINT "InstallationRequestRepository_repositoryId_fkey" FOREIGN KEY ("repositoryId") REFERENCES "Repository"("id") ON DELETE CASCADE ON UPDATE CASCADE;
