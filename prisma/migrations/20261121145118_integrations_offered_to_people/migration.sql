-- CreateTable
CREATE TABLE "IntegrationTransfer" (
    "id" SERIAL NOT NULL,
    "integrationId" INTEGER NOT NULL,
    "senderId" INTEGER NOT NULL,
    "receiverId" INTEGER NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "IntegrationTransfer_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "IntegrationTransfer_integrationId_key" ON "IntegrationTransfer"("integrationId");

-- CreateIndex
CREATE INDEX "IntegrationTransfer_senderId_idx" ON "IntegrationTransfer"("senderId");

-- CreateIndex
CREATE INDEX "IntegrationTransfer_receiverId_idx" ON "IntegrationTransfer"("receiverId");

-- AddForeignKey
ALTER TABLE "IntegrationTransfer" ADD CONSTRAINT "IntegrationTransfer_integrationId_fkey" FOREIGN KEY ("integrationId") REFERENCES "Integration"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "IntegrationTransfer" ADD CONSTRAINT "IntegrationTransfer_senderId_fkey" FOREIGN KEY ("senderId") REFERENCES "Account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "IntegrationTransfer" ADD CONSTRAINT "IntegrationTransfer_receiverId_fkey" FOREIGN KEY ("receiverId") REFERENCES "Account"("id") ON DELETE CASCADE ON UPDATE CASCADE;
