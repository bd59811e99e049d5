-- AlterTable
ALTER TABLE "Installation" ADD COLUMN     "lastUsedAt" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "Mail" ADD COLUMN     "html" TEXT;

-- CreateTable
CREATE TABLE "PermissionOffer" (
    "installationId" INTEGER NOT NULL,
    "version" INTEGER NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "seenAt" TIMESTAMPTZ(3),
    "seenById" INTEGER,
    "putOffAt" TIMESTAMPTZ(3),
    "putOffById" INTEGER,
    "acceptedAt" TIMESTAMPTZ(3),
    "acceptedById" INTEGER,
    "remindedAt" TIMESTAMPTZ(3),

    CONSTRAINT "PermissionOffer_pkey" PRIMARY KEY ("installationId","version")
);

-- CreateTable
CREATE TABLE "RefusedRequest" (
    "id" BIGSERIAL NOT NULL,
    "key" BYTEA NOT NULL,
    "integrationId" INTEGER NOT NULL,
    "installationId" INTEGER,
    "userId" INTEGER,
    "method" TEXT NOT NULL,
    "path" TEXT NOT NULL,
    "operation" TEXT NOT NULL,
    "status" INTEGER NOT NULL,
    "message" TEXT NOT NULL,
    "explanation" TEXT NOT NULL,
    "count" INTEGER NOT NULL DEFAULT 1,
    "firstAt" TIMESTAMPTZ(3) NOT NULL,
    "lastAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "RefusedRequest_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "RefusedRequest_key_key" ON "RefusedRequest"("key");

-- CreateIndex
CREATE INDEX "RefusedRequest_integrationId_lastAt_idx" ON "RefusedRequest"("integrationId", "lastAt" DESC);

-- CreateIndex
CREATE INDEX "RefusedRequest_installationId_lastAt_idx" ON "RefusedRequest"("installationId", "lastAt" DESC);

-- CreateIndex
CREATE INDEX "RefusedRequest_lastAt_idx" ON "RefusedRequest"("lastAt");

-- CreateIndex
CREATE INDEX "CommitStatus_creatorId_id_idx" ON "CommitStatus"("creatorId", "id" DESC);

-- CreateIndex
CREATE INDEX "Deployment_performedViaIntegrationId_id_idx" ON "Deployment"("performedViaIntegrationId", "id" DESC);

-- CreateIndex
CREATE INDEX "DeploymentStatus_performedViaIntegrationId_id_idx" ON "DeploymentStatus"("performedViaIntegrationId", "id" DESC);

-- CreateIndex
CREATE INDEX "Issue_performedViaIntegrationId_id_idx" ON "Issue"("performedViaIntegrationId", "id" DESC);

-- CreateIndex
CREATE INDEX "IssueComment_performedViaIntegrationId_id_idx" ON "IssueComment"("performedViaIntegrationId", "id" DESC);

-- AddForeignKey
ALTER TABLE "PermissionOffer" ADD CONSTRAINT "PermissionOffer_installationId_fkey" FOREIGN KEY ("installationId") REFERENCES "Installation"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PermissionOffer" ADD CONSTRAINT "PermissionOffer_seenById_fkey" FOREIGN KEY ("seenById") REFERENCES "Account"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PermissionOffer" ADD CONSTRAINT "PermissionOffer_putOffById_fkey" FOREIGN KEY ("putOffById") REFERENCES "Account"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PermissionOffer" ADD CONSTRAINT "PermissionOffer_acceptedById_fkey" FOREIGN KEY ("acceptedById") REFERENCES "Account"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RefusedRequest" ADD CONSTRAINT "RefusedRequest_integrationId_fkey" FOREIGN KEY ("integrationId") REFERENCES "Integration"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RefusedRequest" ADD CONSTRAINT "RefusedRequest_installationId_fkey" FOREIGN KEY ("installationId") REFERENCES "Installation"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RefusedRequest" ADD CONSTRAINT "RefusedRequest_userId_fkey" FOREIGN KEY ("userId") REFERENCES "Account"("id") ON DELETE CASCADE ON UPDATE CASCADE;
