-- CreateEnum
CREATE TYPE "TeamPrivacy" AS ENUM ('closed', 'secret');

-- AlterTable
ALTER TABLE "Membership" ADD COLUMN     "public" BOOLEAN NOT NULL DEFAULT false;

-- AlterTable
ALTER TABLE "OrganizationInvitation" ADD COLUMN     "teamIds" INTEGER[] DEFAULT ARRAY[]::INTEGER[];

-- AlterTable
ALTER TABLE "Reaction" ADD COLUMN     "commitCommentId" INTEGER;

-- AlterTable
ALTER TABLE "Repository" ADD COLUMN     "fork" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "forkCount" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "parentId" INTEGER,
ADD COLUMN     "sourceId" INTEGER,
ADD COLUMN     "starCount" INTEGER NOT NULL DEFAULT 0;

-- AlterTable
ALTER TABLE "Team" ADD COLUMN     "notifies" BOOLEAN NOT NULL DEFAULT true,
ADD COLUMN     "parentId" INTEGER,
ADD COLUMN     "permission" "RepositoryRole" NOT NULL DEFAULT 'pull',
ADD COLUMN     "privacy" "TeamPrivacy" NOT NULL DEFAULT 'closed';

-- AlterTable
ALTER TABLE "TeamMember" ADD COLUMN     "maintainer" BOOLEAN NOT NULL DEFAULT false;

-- CreateTable
CREATE TABLE "TeamAncestor" (
    "teamId" INTEGER NOT NULL,
    "ancestorId" INTEGER NOT NULL,

    CONSTRAINT "TeamAncestor_pkey" PRIMARY KEY ("teamId","ancestorId")
);

-- CreateTable
CREATE TABLE "Star" (
    "userId" INTEGER NOT NULL,
    "repositoryId" INTEGER NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Star_pkey" PRIMARY KEY ("userId","repositoryId")
);

-- CreateTable
CREATE TABLE "Release" (
    "id" SERIAL NOT NULL,
    "repositoryId" INTEGER NOT NULL,
    "authorId" INTEGER,
    "tagName" TEXT NOT NULL,
    "targetCommitish" TEXT NOT NULL,
    "name" TEXT,
    "body" TEXT,
    "draft" BOOLEAN NOT NULL,
    "prerelease" BOOLEAN NOT NULL,
    "latest" BOOLEAN NOT NULL DEFAULT false,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,
    "publishedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Release_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ReleaseAsset" (
    "id" SERIAL NOT NULL,
    "releaseId" INTEGER NOT NULL,
    "uploaderId" INTEGER,
    "name" TEXT NOT NULL,
    "label" TEXT,
    "contentType" TEXT NOT NULL,
    "size" INTEGER NOT NULL,
    "digest" TEXT NOT NULL,
    "downloadCount" INTEGER NOT NULL DEFAULT 0,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "ReleaseAsset_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "CommitComment" (
    "id" SERIAL NOT NULL,
    "repositoryId" INTEGER NOT NULL,
    "commitSha" TEXT NOT NULL,
    "authorId" INTEGER,
    "body" TEXT NOT NULL,
    "path" TEXT,
    "position" INTEGER,
    "line" INTEGER,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "CommitComment_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "TeamAncestor_ancestorId_idx" ON "TeamAncestor"("ancestorId");

-- CreateIndex
CREATE INDEX "Star_repositoryId_createdAt_idx" ON "Star"("repositoryId", "createdAt");

-- CreateIndex
CREATE INDEX "Release_repositoryId_publishedAt_idx" ON "Release"("repositoryId", "publishedAt");

-- CreateIndex
CREATE UNIQUE INDEX "ReleaseAsset_releaseId_name_key" ON "ReleaseAsset"("releaseId", "name");

-- CreateIndex
CREATE INDEX "CommitComment_repositoryId_commitSha_idx" ON "CommitComment"("repositoryId", "commitSha");

-- CreateIndex
CREATE UNIQUE INDEX "Reaction_commitCommentId_userId_content_key" ON "Reaction"("commitCommentId", "userId", "content");

-- CreateIndex
CREATE INDEX "Repository_parentId_idx" ON "Repository"("parentId");

-- CreateIndex
CREATE INDEX "Repository_sourceId_idx" ON "Repository"("sourceId");

-- CreateIndex
CREATE INDEX "Team_parentId_idx" ON "Team"("parentId");

-- AddForeignKey
ALTER TABLE "Team" ADD CONSTRAINT "Team_parentId_fkey" FOREIGN KEY ("parentId") REFERENCES "Team"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "TeamAncestor" ADD CONSTRAINT "TeamAncestor_teamId_fkey" FOREIGN KEY ("teamId") REFERENCES "Team"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "TeamAncestor" ADD CONSTRAINT "TeamAncestor_ancestorId_fkey" FOREIGN KEY ("ancestorId") REFERENCES "Team"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Repository" ADD CONSTRAINT "Repository_parentId_fkey" FOREIGN KEY ("parentId") REFERENCES "Repository"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Repository" ADD CONSTRAINT "Repository_sourceId_fkey" FOREIGN KEY ("sourceId") REFERENCES "Repository"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Star" ADD CONSTRAINT "Star_userId_fkey" FOREIGN KEY ("userId") REFERENCES "Account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Star" ADD CONSTRAINT "Star_repositoryId_fkey" FOREIGN KEY ("repositoryId") REFERENCES "Repository"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Release" ADD CONSTRAINT "Release_repositoryId_fkey" FOREIGN KEY ("repositoryId") REFERENCES "Repository"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Release" ADD CONSTRAINT "Release_authorId_fkey" FOREIGN KEY ("authorId") REFERENCES "Account"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ReleaseAsset" ADD CONSTRAINT "ReleaseAsset_releaseId_fkey" FOREIGN KEY ("releaseId") REFERENCES "Release"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ReleaseAsset" ADD CONSTRAINT "ReleaseAsset_uploaderId_fkey" FOREIGN KEY ("uploaderId") REFERENCES "Account"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CommitComment" ADD CONSTRAINT "CommitComment_repositoryId_fkey" FOREIGN KEY ("repositoryId") REFERENCES "Repository"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CommitComment" ADD CONSTRAINT "CommitComment_authorId_fkey" FOREIGN KEY ("authorId") REFERENCES "Account"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Reaction" ADD CONSTRAINT "Reaction_commitCommentId_fkey" FOREIGN KEY ("commitCommentId") REFERENCES "CommitComment"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Teams had none above them until now.
INSERT INTO "TeamAncestor" ("teamId", "ancestorId") SELECT id, id FROM "Team";
