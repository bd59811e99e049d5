-- CreateEnum
CREATE TYPE "PullReviewState" AS ENUM ('PENDING', 'COMMENTED', 'APPROVED', 'CHANGES_REQUESTED', 'DISMISSED');

-- CreateTable
CREATE TABLE "PullRequest" (
    "id" SERIAL NOT NULL,
    "issueId" INTEGER NOT NULL,
    "repositoryId" INTEGER NOT NULL,
    "baseRef" TEXT NOT NULL,
    "headRef" TEXT NOT NULL,
    "headRepositoryId" INTEGER,
    "baseSha" TEXT NOT NULL,
    "headSha" TEXT NOT NULL,
    "draft" BOOLEAN NOT NULL DEFAULT false,
    "maintainerCanModify" BOOLEAN NOT NULL DEFAULT false,
    "mergedAt" TIMESTAMPTZ(3),
    "mergedById" INTEGER,
    "mergeCommitSha" TEXT,
    "mergeable" BOOLEAN,
    "checkedBase" TEXT,
    "checkedHead" TEXT,
    "commitCount" INTEGER NOT NULL DEFAULT 0,
    "additions" INTEGER NOT NULL DEFAULT 0,
    "deletions" INTEGER NOT NULL DEFAULT 0,
    "changedFiles" INTEGER NOT NULL DEFAULT 0,
    "reviewCommentCount" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "PullRequest_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "PullReviewRequest" (
    "id" SERIAL NOT NULL,
    "pullId" INTEGER NOT NULL,
    "userId" INTEGER,
    "teamId" INTEGER,

    CONSTRAINT "PullReviewRequest_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "PullReview" (
    "id" SERIAL NOT NULL,
    "pullId" INTEGER NOT NULL,
    "authorId" INTEGER,
    "performedViaIntegrationId" INTEGER,
    "body" TEXT NOT NULL DEFAULT '',
    "state" "PullReviewState" NOT NULL,
    "commitSha" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,
    "submittedAt" TIMESTAMPTZ(3),

    CONSTRAINT "PullReview_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "PullReviewComment" (
    "id" SERIAL NOT NULL,
    "pullId" INTEGER NOT NULL,
    "reviewId" INTEGER NOT NULL,
    "inReplyToId" INTEGER,
    "authorId" INTEGER,
    "performedViaIntegrationId" INTEGER,
    "body" TEXT NOT NULL,
    "path" TEXT NOT NULL,
    "diffHunk" TEXT NOT NULL,
    "commitSha" TEXT NOT NULL,
    "originalCommitSha" TEXT NOT NULL,
    "subjectType" TEXT NOT NULL DEFAULT 'line',
    "side" TEXT NOT NULL DEFAULT 'RIGHT',
    "startSide" TEXT,
    "line" INTEGER,
    "originalLine" INTEGER,
    "startLine" INTEGER,
    "originalStartLine" INTEGER,
    "position" INTEGER,
    "originalPosition" INTEGER,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "PullReviewComment_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "PullRequest_issueId_key" ON "PullRequest"("issueId");

-- CreateIndex
CREATE INDEX "PullRequest_repositoryId_baseRef_idx" ON "PullRequest"("repositoryId", "baseRef");

-- CreateIndex
CREATE INDEX "PullRequest_headRepositoryId_headRef_idx" ON "PullRequest"("headRepositoryId", "headRef");

-- CreateIndex
CREATE INDEX "PullRequest_headSha_idx" ON "PullRequest"("headSha");

-- CreateIndex
CREATE INDEX "PullReviewRequest_userId_idx" ON "PullReviewRequest"("userId");

-- CreateIndex
CREATE INDEX "PullReviewRequest_teamId_idx" ON "PullReviewRequest"("teamId");

-- CreateIndex
CREATE UNIQUE INDEX "PullReviewRequest_pullId_userId_key" ON "PullReviewRequest"("pullId", "userId");

-- CreateIndex
CREATE UNIQUE INDEX "PullReviewRequest_pullId_teamId_key" ON "PullReviewRequest"("pullId", "teamId");

-- CreateIndex
CREATE INDEX "PullReview_pullId_id_idx" ON "PullReview"("pullId", "id");

-- CreateIndex
CREATE INDEX "PullReviewComment_pullId_id_idx" ON "PullReviewComment"("pullId", "id");

-- CreateIndex
CREATE INDEX "PullReviewComment_reviewId_idx" ON "PullReviewComment"("reviewId");

-- CreateIndex
CREATE INDEX "PullReviewComment_inReplyToId_idx" ON "PullReviewComment"("inReplyToId");

-- AddForeignKey
ALTER TABLE "PullRequest" ADD CONSTRAINT "PullRequest_issueId_fkey" FOREIGN KEY ("issueId") REFERENCES "Issue"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PullRequest" ADD CONSTRAINT "PullRequest_repositoryId_fkey" FOREIGN KEY ("repositoryId") REFERENCES "Repository"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PullRequest" ADD CONSTRAINT "PullRequest_headRepositoryId_fkey" FOREIGN KEY ("headRepositoryId") REFERENCES "Repository"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PullRequest" ADD CONSTRAINT "PullRequest_mergedById_fkey" FOREIGN KEY ("mergedById") REFERENCES "Account"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PullReviewRequest" ADD CONSTRAINT "PullReviewRequest_pullId_fkey" FOREIGN KEY ("pullId") REFERENCES "PullRequest"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PullReviewRequest" ADD CONSTRAINT "PullReviewRequest_userId_fkey" FOREIGN KEY ("userId") REFERENCES "Account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PullReviewRequest" ADD CONSTRAINT "PullReviewRequest_teamId_fkey" FOREIGN KEY ("teamId") REFERENCES "Team"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PullReview" ADD CONSTRAINT "PullReview_pullId_fkey" FOREIGN KEY ("pullId") REFERENCES "PullRequest"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PullReview" ADD CONSTRAINT "PullReview_authorId_fkey" FOREIGN KEY ("authorId") REFERENCES "Account"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PullReview" ADD CONSTRAINT "PullReview_performedViaIntegrationId_fkey" FOREIGN KEY ("performedViaIntegrationId") REFERENCES "Integration"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PullReviewComment" ADD CONSTRAINT "PullReviewComment_pullId_fkey" FOREIGN KEY ("pullId") REFERENCES "PullRequest"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PullReviewComment" ADD CONSTRAINT "PullReviewComment_reviewId_fkey" FOREIGN KEY ("reviewId") REFERENCES "PullReview"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PullReviewComment" ADD CONSTRAINT "PullReviewComment_inReplyToId_fkey" FOREIGN KEY ("inReplyToId") REFERENCES "PullReviewComment"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PullReviewComment" ADD CONSTRAINT "PullReviewComment_authorId_fkey" FOREIGN KEY ("authorId") REFERENCES "Account"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PullReviewComment" ADD CONSTRAINT "PullReviewComment_performedViaIntegrationId_fkey" FOREIGN KEY ("performedViaIntegrationId") REFERENCES "Integration"("id") ON DELETE SET NULL ON UPDATE CASCADE;
