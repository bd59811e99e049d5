/**
 * SQL of what the exact JSON of the delivery `d` is made of: what is written with it, or else the event's payload, which
 * is kept once however many are told, and the delivery's own ending where it has one. They are put together here and not
 * by the database, which would count the characters of each.
 */
export const BODY_PARTS = `COALESCE(d.body, (SELECT e.payload::text FROM "Event" e WHERE e.id = d."eventId")) AS body,
  CASE WHEN d.body IS NULL THEN d.ending END AS ending`;

export type BodyParts = { body: string; ending: string | null };

/** The exact JSON: the ending stands in place of the payload's closing brace. */
export const exactBody = ({ body, ending }: BodyParts): string => (ending === null ? body : body.slice(0, -1) + ending);
