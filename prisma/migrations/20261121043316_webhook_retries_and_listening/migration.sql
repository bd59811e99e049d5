-- AlterTable
ALTER TABLE "Delivery" ADD COLUMN     "attempt" INTEGER NOT NULL DEFAULT 1,
ADD COLUMN     "dueAt" TIMESTAMPTZ(3),
ADD COLUMN     "listener" TEXT,
ADD COLUMN     "timing" JSON;

-- AlterTable
ALTER TABLE "Hook" ADD COLUMN     "deletedAt" TIMESTAMPTZ(3),
ADD COLUMN     "failingSince" TIMESTAMPTZ(3),
ADD COLUMN     "formerNames" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "formerSealedSecret" TEXT,
ADD COLUMN     "formerSecretUntil" TIMESTAMPTZ(3),
ADD COLUMN     "listenUntil" TIMESTAMPTZ(3),
ADD COLUMN     "pausedAt" TIMESTAMPTZ(3),
ADD COLUMN     "retries" BOOLEAN NOT NULL DEFAULT false;

-- CreateIndex
CREATE INDEX "Delivery_hookId_event_id_idx" ON "Delivery"("hookId", "event", "id" DESC);

-- CreateIndex
CREATE INDEX "Delivery_hookId_repositoryId_id_idx" ON "Delivery"("hookId", "repositoryId", "id" DESC);

-- What waits, by the time when it may be sent; nothing that waits for a retry stands in front of what may go now.
DROP INDEX "Delivery_pending";
CREATE INDEX "Delivery_pending" ON "Delivery" ("hookId", (COALESCE("dueAt", "createdAt")), id) WHERE "deliveredAt" IS NULL;

-- What somebody who listens has not acknowledged.
CREATE INDEX "Delivery_for_listener" ON "Delivery" ("hookId", id) WHERE listener = 'waiting';
