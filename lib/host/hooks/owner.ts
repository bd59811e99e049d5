import type { OrganizationSubject, RepositorySubject } from "@/lib/api/operation.ts";
import { apiUrl } from "@/lib/platform/urls.ts";

/** What a webhook of the code host belongs to. */
export type HookOwner =
  | { kind: "repository"; id: number; accountId: number; title: string }
  | { kind: "organization"; id: number; accountId: number; title: string };

export const repositoryOwner = (
  repository: Pick<RepositorySubject, "id" | "ownerId" | "ownerLogin" | "name">,
): HookOwner => ({
  kind: "repository",
  id: repository.id,
  accountId: repository.ownerId,
  title: `${repository.ownerLogin}/${repository.name}`,
});

export const organizationOwner = ({ id, login }: Pick<OrganizationSubject, "id" | "login">): HookOwner => ({
  kind: "organization",
  id,
  accountId: id,
  title: login,
});

/** The columns that tie a row to its owner. */
export const ownerColumns = ({ kind, id }: HookOwner) =>
  kind === "repository" ? { repositoryId: id } : { organizationId: id };

/** The address of the owner's webhooks in the API. */
export const hooksUrl = ({ kind, title }: HookOwner, path = ""): string =>
  apiUrl(`/${kind === "repository" ? "repos" : "orgs"}/${title}/hooks${path}`);

/** "the repository acme/widgets", for people. */
export const ownerWords = ({ kind, title }: HookOwner): string => `the ${kind} ${title}`;
