-- Redirects are failures to people and not on the wire: the index serves both filters.
DROP INDEX "Delivery_failed";
CREATE INDEX "Delivery_failed" ON "Delivery" ("hookId", id DESC)
  WHERE "deliveredAt" IS NOT NULL AND ("statusCode" IS NULL OR "statusCode" >= 300);
