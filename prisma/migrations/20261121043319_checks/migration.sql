-- CreateTable
CREATE TABLE "CheckSuite" (
    "id" SERIAL NOT NULL,
    "repositoryId" INTEGER NOT NULL,
    "integrationId" INTEGER NOT NULL,
    "headSha" TEXT NOT NULL,
    "headBranch" TEXT,
    "before" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "CheckSuite_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "CheckRun" (
    "id" SERIAL NOT NULL,
    "suiteId" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "externalId" TEXT,
    "detailsUrl" TEXT,
    "status" TEXT NOT NULL DEFAULT 'queued',
    "conclusion" TEXT,
    "startedAt" TIMESTAMPTZ(3),
    "completedAt" TIMESTAMPTZ(3),
    "title" TEXT,
    "summary" TEXT,
    "text" TEXT,
    "actions" JSONB NOT NULL DEFAULT '[]',
    "createdAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "CheckRun_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "CheckAnnotation" (
    "id" SERIAL NOT NULL,
    "runId" INTEGER NOT NULL,
    "path" TEXT NOT NULL,
    "startLine" INTEGER NOT NULL,
    "endLine" INTEGER NOT NULL,
    "startColumn" INTEGER,
    "endColumn" INTEGER,
    "level" TEXT NOT NULL,
    "title" TEXT,
    "message" TEXT NOT NULL,
    "rawDetails" TEXT,

    CONSTRAINT "CheckAnnotation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "CheckSilence" (
    "repositoryId" INTEGER NOT NULL,
    "integrationId" INTEGER NOT NULL,

    CONSTRAINT "CheckSilence_pkey" PRIMARY KEY ("repositoryId","integrationId")
);

-- CreateIndex
CREATE UNIQUE INDEX "CheckSuite_repositoryId_headSha_integrationId_key" ON "CheckSuite"("repositoryId", "headSha", "integrationId");

-- CreateIndex
CREATE INDEX "CheckRun_suiteId_name_id_idx" ON "CheckRun"("suiteId", "name", "id" DESC);

-- CreateIndex
CREATE INDEX "CheckAnnotation_runId_id_idx" ON "CheckAnnotation"("runId", "id");

-- AddForeignKey
ALTER TABLE "CheckSuite" ADD CONSTRAINT "CheckSuite_repositoryId_fkey" FOREIGN KEY ("repositoryId") REFERENCES "Repository"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CheckSuite" ADD CONSTRAINT "CheckSuite_integrationId_fkey" FOREIGN KEY ("integrationId") REFERENCES "Integration"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CheckRun" ADD CONSTRAINT "CheckRun_suiteId_fkey" FOREIGN KEY ("suiteId") REFERENCES "CheckSuite"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CheckAnnotation" ADD CONSTRAINT "CheckAnnotation_runId_fkey" FOREIGN KEY ("runId") REFERENCES "CheckRun"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CheckSilence" ADD CONSTRAINT "CheckSilence_repositoryId_fkey" FOREIGN KEY ("repositoryId") REFERENCES "Repository"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CheckSilence" ADD CONSTRAINT "CheckSilence_integrationId_fkey" FOREIGN KEY ("integrationId") REFERENCES "Integration"("id") ON DELETE CASCADE ON UPDATE CASCADE;
