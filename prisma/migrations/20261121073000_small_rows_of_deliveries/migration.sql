-- Bodies and payloads are stored beside their rows: a delivery changes twice on its way and an event once, and each time
-- the whole row is written anew.
ALTER TABLE "Delivery" SET (toast_tuple_target = 256);
ALTER TABLE "Event" SET (toast_tuple_target = 256);
