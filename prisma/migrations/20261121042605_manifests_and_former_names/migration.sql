-- CreateTable
CREATE TABLE "FormerRepositoryName" (
    "owner" CITEXT NOT NULL,
    "name" CITEXT NOT NULL,
    "repositoryId" INTEGER NOT NULL,

    CONSTRAINT "FormerRepositoryName_pkey" PRIMARY KEY ("owner","name")
);

-- CreateTable
CREATE TABLE "ManifestDraft" (
    "id" SERIAL NOT NULL,
    "tokenHash" BYTEA NOT NULL,
    "manifest" TEXT NOT NULL,
    "state" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "ManifestDraft_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ManifestCode" (
    "hash" BYTEA NOT NULL,
    "integrationId" INTEGER NOT NULL,
    "createdById" INTEGER,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "ManifestCode_pkey" PRIMARY KEY ("hash")
);

-- CreateIndex
CREATE INDEX "FormerRepositoryName_repositoryId_idx" ON "FormerRepositoryName"("repositoryId");

-- CreateIndex
CREATE UNIQUE INDEX "ManifestDraft_tokenHash_key" ON "ManifestDraft"("tokenHash");

-- CreateIndex
CREATE INDEX "ManifestDraft_expiresAt_idx" ON "ManifestDraft"("expiresAt");

-- CreateIndex
CREATE INDEX "ManifestCode_expiresAt_idx" ON "ManifestCode"("expiresAt");

-- AddForeignKey
ALTER TABLE "FormerRepositoryName" ADD CONSTRAINT "FormerRepositoryName_repositoryId_fkey" FOREIGN KEY ("repositoryId") REFERENCES "Repository"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ManifestCode" ADD CONSTRAINT "ManifestCode_integrationId_fkey" FOREIGN KEY ("integrationId") REFERENCES "Integration"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ManifestCode" ADD CONSTRAINT "ManifestCode_createdById_fkey" FOREIGN KEY ("createdById") REFERENCES "Account"("id") ON DELETE SET NULL ON UPDATE CASCADE;
