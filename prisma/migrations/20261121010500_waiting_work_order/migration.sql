-- Waiting work is found by the only index that has its order, so that no plan walks through what is done.
DROP INDEX "Delivery_pending";
CREATE INDEX "Delivery_pending" ON "Delivery" ("hookId", "createdAt", id) WHERE "deliveredAt" IS NULL;
DROP INDEX "Event_undispatched";
CREATE INDEX "Event_undispatched" ON "Event" ("dispatchedAt", id) WHERE "dispatchedAt" IS NULL;
