-- AlterTable
ALTER TABLE "Issue" ADD COLUMN     "lockReason" TEXT,
ADD COLUMN     "milestoneId" INTEGER;

-- AlterTable
ALTER TABLE "Repository" ADD COLUMN     "lastMilestone" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "topics" TEXT[] DEFAULT ARRAY[]::TEXT[];

-- CreateTable
CREATE TABLE "Milestone" (
    "id" SERIAL NOT NULL,
    "repositoryId" INTEGER NOT NULL,
    "number" INTEGER NOT NULL,
    "title" TEXT NOT NULL,
    "description" TEXT,
    "state" "IssueState" NOT NULL DEFAULT 'open',
    "creatorId" INTEGER,
    "dueOn" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,
    "closedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Milestone_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "IssueEvent" (
    "id" SERIAL NOT NULL,
    "issueId" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "actorId" INTEGER,
    "performedViaIntegrationId" INTEGER,
    "assigneeId" INTEGER,
    "details" JSONB NOT NULL DEFAULT '{}',
    "createdAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "IssueEvent_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Reaction" (
    "id" SERIAL NOT NULL,
    "content" TEXT NOT NULL,
    "userId" INTEGER NOT NULL,
    "issueId" INTEGER,
    "commentId" INTEGER,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Reaction_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "BranchProtection" (
    "id" SERIAL NOT NULL,
    "repositoryId" INTEGER NOT NULL,
    "branch" TEXT NOT NULL,
    "settings" JSONB NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "BranchProtection_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "DeployKey" (
    "id" SERIAL NOT NULL,
    "repositoryId" INTEGER NOT NULL,
    "title" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "readOnly" BOOLEAN NOT NULL,
    "addedById" INTEGER,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "DeployKey_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "Milestone_repositoryId_number_key" ON "Milestone"("repositoryId", "number");

-- CreateIndex
CREATE UNIQUE INDEX "Milestone_repositoryId_title_key" ON "Milestone"("repositoryId", "title");

-- CreateIndex
CREATE INDEX "IssueEvent_issueId_id_idx" ON "IssueEvent"("issueId", "id");

-- CreateIndex
CREATE INDEX "Reaction_userId_idx" ON "Reaction"("userId");

-- CreateIndex
CREATE UNIQUE INDEX "Reaction_issueId_userId_content_key" ON "Reaction"("issueId", "userId", "content");

-- CreateIndex
CREATE UNIQUE INDEX "Reaction_commentId_userId_content_key" ON "Reaction"("commentId", "userId", "content");

-- CreateIndex
CREATE UNIQUE INDEX "BranchProtection_repositoryId_branch_key" ON "BranchProtection"("repositoryId", "branch");

-- CreateIndex
CREATE UNIQUE INDEX "DeployKey_key_key" ON "DeployKey"("key");

-- CreateIndex
CREATE INDEX "DeployKey_repositoryId_idx" ON "DeployKey"("repositoryId");

-- CreateIndex
CREATE INDEX "Issue_milestoneId_state_idx" ON "Issue"("milestoneId", "state");

-- AddForeignKey
ALTER TABLE "Issue" ADD CONSTRAINT "Issue_milestoneId_fkey" FOREIGN KEY ("milestoneId") REFERENCES "Milestone"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Milestone" ADD CONSTRAINT "Milestone_repositoryId_fkey" FOREIGN KEY ("repositoryId") REFERENCES "Repository"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Milestone" ADD CONSTRAINT "Milestone_creatorId_fkey" FOREIGN KEY ("creatorId") REFERENCES "Account"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "IssueEvent" ADD CONSTRAINT "IssueEvent_issueId_fkey" FOREIGN KEY ("issueId") REFERENCES "Issue"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "IssueEvent" ADD CONSTRAINT "IssueEvent_actorId_fkey" FOREIGN KEY ("actorId") REFERENCES "Account"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "IssueEvent" ADD CONSTRAINT "IssueEvent_assigneeId_fkey" FOREIGN KEY ("assigneeId") REFERENCES "Account"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "IssueEvent" ADD CONSTRAINT "IssueEvent_performedViaIntegrationId_fkey" FOREIGN KEY ("performedViaIntegrationId") REFERENCES "Integration"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Reaction" ADD CONSTRAINT "Reaction_userId_fkey" FOREIGN KEY ("userId") REFERENCES "Account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Reaction" ADD CONSTRAINT "Reaction_issueId_fkey" FOREIGN KEY ("issueId") REFERENCES "Issue"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Reaction" ADD CONSTRAINT "Reaction_commentId_fkey" FOREIGN KEY ("commentId") REFERENCES "IssueComment"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "BranchProtection" ADD CONSTRAINT "BranchProtection_repositoryId_fkey" FOREIGN KEY ("repositoryId") REFERENCES "Repository"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "DeployKey" ADD CONSTRAINT "DeployKey_repositoryId_fkey" FOREIGN KEY ("repositoryId") REFERENCES "Repository"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "DeployKey" ADD CONSTRAINT "DeployKey_addedById_fkey" FOREIGN KEY ("addedById") REFERENCES "Account"("id") ON DELETE SET NULL ON UPDATE CASCADE;
