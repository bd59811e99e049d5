import { z } from "zod";
import { nodeId } from "@/lib/platform/ids.ts";
import type { ProtectionRow } from "../branch-protection/queries.ts";
import { levelOf } from "../branch-protection/represent.ts";
import { type CommitJson, commitSchema, type RepositoryName } from "../commits/represent.ts";
import type { Branch, Ref } from "../git/list-refs.ts";
import { encodePath, repositoryApiUrl, repositoryHtmlUrl } from "../repositories/urls.ts";

/** Source of the keys: the official schema `git-ref`. */
export const refSchema = z
  .object({
    ref: z.string(),
    node_id: z.string(),
    url: z.string(),
    object: z.object({ type: z.string(), sha: z.string(), url: z.string() }),
  })
  .meta({ id: "git-ref" });

export function representRef({ ref, sha, type }: Ref, repository: RepositoryName): z.infer<typeof refSchema> {
  return {
    ref,
    node_id: nodeId("Ref", `${repository.id}:${ref}`),
    url: repositoryApiUrl(repository, `/git/${encodePath(ref)}`),
    object: { type, sha, url: repositoryApiUrl(repository, `/git/${type}s/${sha}`) },
  };
}

const protectionSchema = z.object({
  enabled: z.boolean(),
  required_status_checks: z.object({
    enforcement_level: z.string(),
    contexts: z.array(z.string()),
    checks: z.array(z.unknown()),
  }),
});

/** What a list of branches tells of a branch's rules; null when it has none. */
function representRules(protection: ProtectionRow | null): z.infer<typeof protectionSchema> {
  const checks = protection?.settings.requiredChecks?.checks ?? [];
  const isRequired = protection?.settings.requiredChecks != null;
  return {
    enabled: protection !== null,
    required_status_checks: {
      enforcement_level: protection ? levelOf(isRequired, protection.settings) : "off",
      contexts: checks.map(({ context }) => context),
      checks: checks.map(({ context, integrationId }) => ({ context, app_id: integrationId })),
    },
  };
}

/** Source of the keys: the official schema `short-branch`. */
export const shortBranchSchema = z
  .object({
    name: z.string(),
    commit: z.object({ sha: z.string(), url: z.string() }),
    protected: z.boolean(),
    protection: protectionSchema,
    protection_url: z.string(),
  })
  .meta({ id: "short-branch" });

const protectionUrl = (name: string, repository: RepositoryName) =>
  repositoryApiUrl(repository, `/branches/${encodePath(name)}/protection`);

export function representShortBranch(
  { name, sha }: Branch,
  { repository, protection }: { repository: RepositoryName; protection: ProtectionRow | null },
): z.infer<typeof shortBranchSchema> {
  return {
    name,
    commit: { sha, url: repositoryApiUrl(repository, `/commits/${sha}`) },
    protected: protection !== null,
    protection: representRules(protection),
    protection_url: protectionUrl(name, repository),
  };
}

/** Source of the keys: the official schema `branch-with-protection`. */
export const branchSchema = z
  .object({
    name: z.string(),
    commit: commitSchema,
    _links: z.object({ self: z.string(), html: z.string() }),
    protected: z.boolean(),
    protection: protectionSchema,
    protection_url: z.string(),
  })
  .meta({ id: "branch-with-protection" });

export function representBranch(
  { name, commit }: { name: string; commit: CommitJson },
  { repository, protection }: { repository: RepositoryName; protection: ProtectionRow | null },
): z.infer<typeof branchSchema> {
  return {
    name,
    commit,
    _links: {
      self: repositoryApiUrl(repository, `/branches/${encodePath(name)}`),
      html: repositoryHtmlUrl(repository, `/tree/${encodePath(name)}`),
    },
    protected: protection !== null,
    protection: representRules(protection),
    protection_url: protectionUrl(name, repository),
  };
}
