-- CreateEnum
CREATE TYPE "TokenApproval" AS ENUM ('PENDING', 'APPROVED', 'DENIED');

-- AlterTable
ALTER TABLE "AccessToken" ADD COLUMN     "approval" "TokenApproval",
ADD COLUMN     "decisionReason" TEXT,
ADD COLUMN     "description" TEXT,
ADD COLUMN     "resourceOwnerId" INTEGER;

-- AlterTable
ALTER TABLE "OauthApplication" ADD COLUMN     "expireUserTokens" BOOLEAN NOT NULL DEFAULT false;

-- CreateTable
CREATE TABLE "OauthApplicationApproval" (
    "organizationId" INTEGER NOT NULL,
    "oauthApplicationId" INTEGER NOT NULL,
    "approval" "TokenApproval" NOT NULL,
    "requesterId" INTEGER,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "decidedAt" TIMESTAMPTZ(3),

    CONSTRAINT "OauthApplicationApproval_pkey" PRIMARY KEY ("organizationId","oauthApplicationId")
);

-- CreateIndex
CREATE INDEX "OauthApplicationApproval_oauthApplicationId_idx" ON "OauthApplicationApproval"("oauthApplicationId");

-- CreateIndex
CREATE INDEX "AccessToken_resourceOwnerId_idx" ON "AccessToken"("resourceOwnerId");

-- AddForeignKey
ALTER TABLE "AccessToken" ADD CONSTRAINT "AccessToken_resourceOwnerId_fkey" FOREIGN KEY ("resourceOwnerId") REFERENCES "Account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "OauthApplicationApproval" ADD CONSTRAINT "OauthApplicationApproval_organizationId_fkey" FOREIGN KEY ("organizationId") REFERENCES "Account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "OauthApplicationApproval" ADD CONSTRAINT "OauthApplicationApproval_requesterId_fkey" FOREIGN KEY ("requesterId") REFERENCES "Account"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "OauthApplicationApproval" ADD CONSTRAINT "OauthApplicationApproval_oauthApplicationId_fkey" FOREIGN KEY ("oauthApplicationId") REFERENCES "OauthApplication"("id") ON DELETE CASCADE ON UPDATE CASCADE;
