-- AlterTable
ALTER TABLE "Integration" ADD COLUMN     "logoVersion" TEXT;

-- AlterTable
ALTER TABLE "IntegrationVersion" ADD COLUMN     "reasons" JSONB NOT NULL DEFAULT '{}';

-- CreateTable
CREATE TABLE "IntegrationLogo" (
    "integrationId" INTEGER NOT NULL,
    "png" BYTEA NOT NULL,

    CONSTRAINT "IntegrationLogo_pkey" PRIMARY KEY ("integrationId")
);

-- AddForeignKey
ALTER TABLE "IntegrationLogo" ADD CONSTRAINT "IntegrationLogo_integrationId_fkey" FOREIGN KEY ("integrationId") REFERENCES "Integration"("id") ON DELETE CASCADE ON UPDATE CASCADE;
