-- AlterTable
ALTER TABLE "Event" ALTER COLUMN "payload" SET DATA TYPE JSON;

-- CreateIndex
CREATE INDEX "Delivery_createdAt_idx" ON "Delivery" USING BRIN ("createdAt");

-- Waiting deliveries are claimed hook by hook, so that a long queue of one is not read through to find the next.
DROP INDEX "Delivery_pending";
CREATE INDEX "Delivery_pending" ON "Delivery" ("hookId", id) WHERE "deliveredAt" IS NULL;

-- The log's filter on failures, which are few among many.
CREATE INDEX "Delivery_failed" ON "Delivery" ("hookId", id DESC)
  WHERE "deliveredAt" IS NOT NULL AND ("statusCode" IS NULL OR "statusCode" >= 400);
