import { findRepositoryIdByFullName } from "@/lib/host/repositories/find-by-full-name.ts";
import {
  DELIVERY_STATUSES,
  type DeliveryFilter,
  type DeliveryStatus,
  FIRST_FAILURE_TO_PEOPLE,
} from "@/lib/webhooks/queries.ts";

/** What the filter of a log holds, as it stands in the address. */
export type DeliveryQuery = Readonly<
  Record<"event" | "action" | "repository" | "installation" | "guid" | "from" | "to", string | undefined>
> & { readonly status: DeliveryStatus | undefined };

export type Search = Record<string, string | string[] | undefined>;

export function readQuery(search: Search): DeliveryQuery {
  const one = (name: string): string | undefined => {
    const value = search[name];
    return (Array.isArray(value) ? value[0] : value)?.replaceAll("\0", "").trim() || undefined;
  };
  return {
    status: DELIVERY_STATUSES.find((known) => known === one("status")),
    event: one("event"),
    action: one("action"),
    repository: one("repository"),
    installation: one("installation"),
    guid: one("guid"),
    from: one("from"),
    to: one("to"),
  };
}

const GUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
/** Finds nothing. */
const NO_GUID = "00000000-0000-0000-0000-000000000000";

/** The same for the query of the log. What names nothing finds nothing; a time that is none is left out. */
export async function filterOf(query: DeliveryQuery): Promise<DeliveryFilter> {
  const { status, event, action, repository, installation, guid, from, to } = query;
  return {
    firstFailure: FIRST_FAILURE_TO_PEOPLE,
    status,
    event,
    action,
    ...(repository !== undefined && { repositoryId: (await findRepositoryIdByFullName(repository)) ?? 0 }),
    ...(installation !== undefined && { installationId: /^\d{1,9}$/.test(installation) ? Number(installation) : 0 }),
    ...(guid !== undefined && { guid: GUID.test(guid) ? guid : NO_GUID }),
    ...timeOf("from", from),
    ...timeOf("to", to),
  };
}

/** Times are UTC, as a browser's field for them writes it: 2026-11-21T05:00. */
function timeOf(name: "from" | "to", text: string | undefined): { from?: Date; to?: Date } {
  const at = new Date(text === undefined ? Number.NaN : /Z$/i.test(text) ? text : `${text}Z`);
  return Number.isFinite(at.getTime()) ? { [name]: at } : {};
}
