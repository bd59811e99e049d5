-- AlterTable
ALTER TABLE "Notice" ADD COLUMN     "expiresAt" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "RepositoryTransfer" (
    "id" SERIAL NOT NULL,
    "repositoryId" INTEGER NOT NULL,
    "senderId" INTEGER NOT NULL,
    "receiverId" INTEGER NOT NULL,
    "newName" CITEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "RepositoryTransfer_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "RepositoryTransfer_repositoryId_key" ON "RepositoryTransfer"("repositoryId");

-- CreateIndex
CREATE INDEX "RepositoryTransfer_senderId_idx" ON "RepositoryTransfer"("senderId");

-- CreateIndex
CREATE INDEX "RepositoryTransfer_receiverId_idx" ON "RepositoryTransfer"("receiverId");

-- AddForeignKey
ALTER TABLE "RepositoryTransfer" ADD CONSTRAINT "RepositoryTransfer_repositoryId_fkey" FOREIGN KEY ("repositoryId") REFERENCES "Repository"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RepositoryTransfer" ADD CONSTRAINT "RepositoryTransfer_senderId_fkey" FOREIGN KEY ("senderId") REFERENCES "Account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RepositoryTransfer" ADD CONSTRAINT "RepositoryTransfer_receiverId_fkey" FOREIGN KEY ("receiverId") REFERENCES "Account"("id") ON DELETE CASCADE ON UPDATE CASCADE;
