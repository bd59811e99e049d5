-- CreateTable
CREATE TABLE "DeviceCode" (
    "id" SERIAL NOT NULL,
    "hash" BYTEA NOT NULL,
    "userCodeHash" BYTEA NOT NULL,
    "integrationId" INTEGER,
    "oauthApplicationId" INTEGER,
    "scopes" TEXT[],
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "interval" INTEGER NOT NULL,
    "askedAt" TIMESTAMPTZ(3),
    "claimedById" INTEGER,
    "agreedAt" TIMESTAMPTZ(3),
    "deniedAt" TIMESTAMPTZ(3),

    CONSTRAINT "DeviceCode_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "DeviceCode_hash_key" ON "DeviceCode"("hash");

-- CreateIndex
CREATE UNIQUE INDEX "DeviceCode_userCodeHash_key" ON "DeviceCode"("userCodeHash");

-- CreateIndex
CREATE INDEX "DeviceCode_expiresAt_idx" ON "DeviceCode"("expiresAt");

-- AddForeignKey
ALTER TABLE "DeviceCode" ADD CONSTRAINT "DeviceCode_integrationId_fkey" FOREIGN KEY ("integrationId") REFERENCES "Integration"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "DeviceCode" ADD CONSTRAINT "DeviceCode_oauthApplicationId_fkey" FOREIGN KEY ("oauthApplicationId") REFERENCES "OauthApplication"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "DeviceCode" ADD CONSTRAINT "DeviceCode_claimedById_fkey" FOREIGN KEY ("claimedById") REFERENCES "Account"("id") ON DELETE CASCADE ON UPDATE CASCADE;
