/**
 * SQL of the exact JSON of the delivery `d`: what is written with it, or else the event's payload, its closing brace
 * exchanged for the delivery's own ending where it has one. The payload is kept once, however many are told.
 */
export const BODY = `COALESCE(d.body, (SELECT CASE WHEN d.ending IS NULL THEN e.payload::text
  ELSE left(e.payload::text, -1) || d.ending END FROM "Event" e WHERE e.id = d."eventId"))`;
