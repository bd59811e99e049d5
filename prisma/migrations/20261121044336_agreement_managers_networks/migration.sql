-- AlterTable
ALTER TABLE "Integration" ADD COLUMN     "revision" INTEGER NOT NULL DEFAULT 1;

-- CreateTable
CREATE TABLE "Agreement" (
    "version" INTEGER NOT NULL,
    "text" TEXT NOT NULL,
    "publishedAt" TIMESTAMPTZ(3) NOT NULL,
    "publishedById" INTEGER,

    CONSTRAINT "Agreement_pkey" PRIMARY KEY ("version")
);

-- CreateTable
CREATE TABLE "IntegrationManager" (
    "id" SERIAL NOT NULL,
    "organizationId" INTEGER NOT NULL,
    "userId" INTEGER NOT NULL,
    "integrationId" INTEGER,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "IntegrationManager_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "IntegrationAllowedNetwork" (
    "id" SERIAL NOT NULL,
    "integrationId" INTEGER NOT NULL,
    "network" TEXT NOT NULL,
    "description" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "IntegrationAllowedNetwork_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "IntegrationManager_organizationId_idx" ON "IntegrationManager"("organizationId");

-- CreateIndex
CREATE INDEX "IntegrationManager_userId_idx" ON "IntegrationManager"("userId");

-- CreateIndex
CREATE INDEX "IntegrationManager_integrationId_idx" ON "IntegrationManager"("integrationId");

-- CreateIndex
CREATE UNIQUE INDEX "IntegrationAllowedNetwork_integrationId_network_key" ON "IntegrationAllowedNetwork"("integrationId", "network");

-- AddForeignKey
ALTER TABLE "Agreement" ADD CONSTRAINT "Agreement_publishedById_fkey" FOREIGN KEY ("publishedById") REFERENCES "Account"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "IntegrationManager" ADD CONSTRAINT "IntegrationManager_organizationId_fkey" FOREIGN KEY ("organizationId") REFERENCES "Account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "IntegrationManager" ADD CONSTRAINT "IntegrationManager_userId_fkey" FOREIGN KEY ("userId") REFERENCES "Account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "IntegrationManager" ADD CONSTRAINT "IntegrationManager_integrationId_fkey" FOREIGN KEY ("integrationId") REFERENCES "Integration"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "IntegrationAllowedNetwork" ADD CONSTRAINT "IntegrationAllowedNetwork_integrationId_fkey" FOREIGN KEY ("integrationId") REFERENCES "Integration"("id") ON DELETE CASCADE ON UPDATE CASCADE;
