-- AlterTable
ALTER TABLE "Notice" ADD COLUMN     "integrationId" INTEGER,
ADD COLUMN     "organizationId" INTEGER,
ADD COLUMN     "repositoryId" INTEGER;

-- CreateIndex
CREATE INDEX "Notice_organizationId_idx" ON "Notice"("organizationId");

-- CreateIndex
CREATE INDEX "Notice_integrationId_idx" ON "Notice"("integrationId");

-- CreateIndex
CREATE INDEX "Notice_repositoryId_idx" ON "Notice"("repositoryId");

-- AddForeignKey
ALTER TABLE "Notice" ADD CONSTRAINT "Notice_organizationId_fkey" FOREIGN KEY ("organizationId") REFERENCES "Account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Notice" ADD CONSTRAINT "Notice_integrationId_fkey" FOREIGN KEY ("integrationId") REFERENCES "Integration"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Notice" ADD CONSTRAINT "Notice_repositoryId_fkey" FOREIGN KEY ("repositoryId") REFERENCES "Repository"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What owners were told before follows their organization as well.
UPDATE "Notice" n SET "organizationId" = a.id, path = '~' || substr(n.path, length('/organizations//settings') + length(a.login) + 1)
FROM "Account" a
WHERE a.type = 'ORGANIZATION' AND starts_with(n.path, '/organizations/' || a.login || '/settings/');
