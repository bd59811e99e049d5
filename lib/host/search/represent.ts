import { z } from "zod";
import { representSimpleUser, type SimpleAccount, simpleUserSchema } from "@/lib/accounts/represent.ts";
import { issueSchema, representIssue } from "../issues/represent.ts";
import {
  minimalRepositorySchema,
  type RepositoryPermissions,
  repositorySchema,
  representMinimalRepository,
  representRepository,
} from "../repositories/represent.ts";
import type { RepositoryRow } from "../repositories/row.ts";
import { encodePath, repositoryApiUrl, repositoryHtmlUrl } from "../repositories/urls.ts";
import type { FoundFile } from "./search-code.ts";
import type { FoundIssue } from "./search-issues.ts";

/** Everything that fits fits alike: there is no ranking. */
const SCORE = 1;

const resultsOf = <Item extends z.ZodType>(item: Item) =>
  z.object({ total_count: z.int(), incomplete_results: z.boolean(), items: z.array(item) });

/** Source of the keys: the official schema `issue-search-result-item`. */
const issueItemSchema = issueSchema.extend({ score: z.number() }).meta({ id: "issue-search-result-item" });
export const issueResultsSchema = resultsOf(issueItemSchema).extend({ search_type: z.literal("lexical") });
export const representFoundIssue = ({ issue, repository }: FoundIssue): z.infer<typeof issueItemSchema> => ({
  ...representIssue(issue, repository),
  score: SCORE,
});

/** Source of the keys: the official schema `repo-search-result-item`. */
const repositoryItemSchema = repositorySchema.extend({ score: z.number() }).meta({ id: "repo-search-result-item" });
export const repositoryResultsSchema = resultsOf(repositoryItemSchema);
export const representFoundRepository = (
  row: RepositoryRow,
  permissions: RepositoryPermissions | undefined,
): z.infer<typeof repositoryItemSchema> => ({ ...representRepository(row, permissions), score: SCORE });

/** Source of the keys: the official schema `user-search-result-item`. */
const userItemSchema = simpleUserSchema.extend({ score: z.number() }).meta({ id: "user-search-result-item" });
export const userResultsSchema = resultsOf(userItemSchema);
export const representFoundUser = (account: SimpleAccount): z.infer<typeof userItemSchema> => ({
  ...representSimpleUser(account),
  score: SCORE,
});

/** Source of the keys: the official schema `code-search-result-item`. */
const codeItemSchema = z
  .object({
    name: z.string(),
    path: z.string(),
    sha: z.string(),
    url: z.string(),
    git_url: z.string(),
    html_url: z.string(),
    repository: minimalRepositorySchema,
    score: z.number(),
  })
  .meta({ id: "code-search-result-item" });
export const codeResultsSchema = resultsOf(codeItemSchema);

export function representFoundFile({ repository, entry }: FoundFile): z.infer<typeof codeItemSchema> {
  const path = encodePath(entry.path);
  const ref = repository.defaultBranch;
  return {
    name: entry.name,
    path: entry.path,
    sha: entry.sha,
    url: repositoryApiUrl(repository, `/contents/${path}?ref=${encodeURIComponent(ref)}`),
    git_url: repositoryApiUrl(repository, `/git/blobs/${entry.sha}`),
    html_url: repositoryHtmlUrl(repository, `/blob/${encodePath(ref)}/${path}`),
    repository: representMinimalRepository(repository),
    score: SCORE,
  };
}
