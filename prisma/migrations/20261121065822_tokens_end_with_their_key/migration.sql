-- AlterTable
ALTER TABLE "AccessToken" ADD COLUMN     "integrationKeyId" INTEGER;

-- CreateIndex
CREATE INDEX "AccessToken_integrationKeyId_idx" ON "AccessToken"("integrationKeyId");

-- AddForeignKey
ALTER TABLE "AccessToken" ADD CONSTRAINT "AccessToken_integrationKeyId_fkey" FOREIGN KEY ("integrationKeyId") REFERENCES "IntegrationKey"("id") ON DELETE CASCADE ON UPDATE CASCADE;
