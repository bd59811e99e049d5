import type { Prisma } from "@/generated/prisma/client.ts";
import { representSimpleUser } from "@/lib/accounts/represent.ts";
import type { Tx } from "@/lib/platform/db.ts";
import { nodeId } from "@/lib/platform/ids.ts";
import { apiUrl, htmlUrl } from "@/lib/platform/urls.ts";
import type { CausedAction, CausedEvent } from "@/lib/webhooks/causes.ts";
import { type Needs, type RecordedEvent, recordEvent } from "@/lib/webhooks/record-event.ts";
import type { Acting } from "../acting.ts";
import { payloadRepository } from "./represent.ts";
import type { RepositoryRow } from "./row.ts";

/** Source of the keys: the official schema `organization-simple-webhooks`. */
function payloadOrganization({ ownerId, ownerLogin, ownerDescription }: RepositoryRow) {
  const url = apiUrl(`/orgs/${ownerLogin}`);
  return {
    login: ownerLogin,
    id: ownerId,
    node_id: nodeId("Organization", ownerId),
    url,
    repos_url: `${url}/repos`,
    events_url: `${url}/events`,
    hooks_url: `${url}/hooks`,
    issues_url: `${url}/issues`,
    members_url: `${url}/members{/member}`,
    public_members_url: `${url}/public_members{/member}`,
    avatar_url: htmlUrl(`/avatars/${ownerId}`),
    description: ownerDescription ?? "",
  };
}

/** What every payload about a repository ends with. */
export function payloadContext(repository: RepositoryRow, acting: Pick<Acting, "account">) {
  return {
    repository: payloadRepository(repository),
    ...(repository.ownerType === "ORGANIZATION" && { organization: payloadOrganization(repository) }),
    sender: representSimpleUser(acting.account),
  };
}

type RepositoryEvent<Name extends CausedEvent> = {
  name: Name;
  action?: CausedAction<Name>;
  /** What comes between the action and the context. */
  payload?: Record<string, unknown>;
  repository: RepositoryRow;
  acting: Pick<Acting, "account">;
};

/** An event of a repository as it is recorded. */
export function repositoryEvent<Name extends CausedEvent>({
  name,
  action,
  payload = {},
  repository,
  acting,
}: RepositoryEvent<Name>): RecordedEvent<Name> {
  const body = { ...(action !== undefined && { action }), ...payload, ...payloadContext(repository, acting) };
  return {
    name,
    ...(action !== undefined && { action }),
    payload: body as Prisma.InputJsonObject,
    accountId: repository.ownerId,
    repositoryId: repository.id,
  };
}

/** Records an event of a repository. */
export async function recordRepositoryEvent<Name extends CausedEvent>(
  tx: Tx,
  { needs, ...event }: RepositoryEvent<Name> & Needs,
): Promise<void> {
  await recordEvent(tx, { ...repositoryEvent(event), needs });
}
