import { z } from "zod";
import type { StatusState } from "@/generated/prisma/client.ts";
import { representSimpleUser, type SimpleAccount, simpleUserSchema } from "@/lib/accounts/represent.ts";
import { nodeId } from "@/lib/platform/ids.ts";
import { timestamp } from "@/lib/platform/timestamp.ts";
import { htmlUrl } from "@/lib/platform/urls.ts";
import { minimalRepositorySchema, representMinimalRepository } from "../repositories/represent.ts";
import type { RepositoryRow } from "../repositories/row.ts";
import { repositoryApiUrl } from "../repositories/urls.ts";
import { combinedState } from "./rules.ts";
import { STATUS_STATES } from "./schemas.ts";

export type StatusRow = {
  id: number;
  sha: string;
  state: StatusState;
  context: string;
  description: string | null;
  targetUrl: string | null;
  createdAt: Date;
  updatedAt: Date;
  /** Null when the account is gone. */
  creator: SimpleAccount | null;
};

/** Source of the keys: the official schema `simple-commit-status`. */
const simpleStatusSchema = z
  .object({
    id: z.int(),
    node_id: z.string(),
    url: z.string(),
    avatar_url: z.string().nullable(),
    state: z.enum(STATUS_STATES),
    description: z.string().nullable(),
    target_url: z.string().nullable(),
    context: z.string(),
    created_at: z.string(),
    updated_at: z.string(),
  })
  .meta({ id: "simple-commit-status" });

/** Source of the keys: the official schema `status`. */
export const statusSchema = simpleStatusSchema.extend({ creator: simpleUserSchema }).meta({ id: "status" });

type Named = { ownerLogin: string; name: string };

function representSimpleStatus(row: StatusRow, repository: Named): z.infer<typeof simpleStatusSchema> {
  return {
    id: row.id,
    node_id: nodeId("StatusContext", row.id),
    url: repositoryApiUrl(repository, `/statuses/${row.sha}`),
    avatar_url: row.creator && htmlUrl(`/avatars/${row.creator.id}`),
    state: row.state,
    description: row.description,
    target_url: row.targetUrl,
    context: row.context,
    created_at: timestamp(row.createdAt),
    updated_at: timestamp(row.updatedAt),
  };
}

export function representStatus(row: StatusRow, repository: Named): z.infer<typeof statusSchema> {
  return { ...representSimpleStatus(row, repository), creator: representSimpleUser(row.creator) };
}

/** Source of the keys: the official schema `combined-commit-status`. */
export const combinedStatusSchema = z
  .object({
    state: z.enum(["failure", "pending", "success"]),
    statuses: z.array(simpleStatusSchema),
    sha: z.string(),
    total_count: z.int(),
    repository: minimalRepositorySchema,
    commit_url: z.string(),
    url: z.string(),
  })
  .meta({ id: "combined-commit-status" });

/** The newest status of each context together; `shown` is the page of them that is listed. */
export function representCombinedStatus(
  repository: RepositoryRow,
  { sha, newest, shown }: { sha: string; newest: readonly StatusRow[]; shown: readonly StatusRow[] },
): z.infer<typeof combinedStatusSchema> {
  const commitUrl = repositoryApiUrl(repository, `/commits/${sha}`);
  return {
    state: combinedState(newest.map(({ state }) => state)),
    statuses: shown.map((row) => representSimpleStatus(row, repository)),
    sha,
    total_count: newest.length,
    repository: representMinimalRepository(repository),
    commit_url: commitUrl,
    url: `${commitUrl}/status`,
  };
}
