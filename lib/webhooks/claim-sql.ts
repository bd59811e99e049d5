import { BODY_PARTS } from "./body-sql.ts";
import type { Room } from "./destinations.ts";

/** The first five parameters of statements that claim deliveries. */
export const roomValues = ({ hookIds, places, rooms, roomOfOthers, limit }: Room) =>
  [hookIds, places, rooms, roomOfOthers, limit] as const;

/** SQL of them: what is known, to be joined to a hook `h`; the place of that hook and how many more it may have there. */
export const KNOWN_ROOM = `unnest($1::int[], $2::int[], $3::int[]) AS busy("hookId", place, room)`;
export const PLACE = "COALESCE(busy.place, -h.id)";
export const ROOM = "COALESCE(busy.room, $4::int)";

/** SQL of a `ClaimedRow`: of the delivery `d` and its hook `h`. `now` is a parameter. */
export const claimedColumns = (now: string): string => `
  d.id, d.guid, d.event, ${BODY_PARTS}, d.attempt, d.listener, h.id AS "hookId", h.active, h.url, h."contentType", h."insecureSsl",
  h."sealedSecret", CASE WHEN h."formerSecretUntil" > ${now} THEN h."formerSealedSecret" END AS "formerSealedSecret",
  h.retries, h."failingSince",
  COALESCE(h."integrationId", h."formerIntegrationId") AS "integrationId",
  COALESCE(h."repositoryId", h."formerRepositoryId") AS "repositoryId",
  COALESCE(h."organizationId", h."formerOrganizationId") AS "organizationId"`;
