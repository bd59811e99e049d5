import type { Operation } from "./operation.ts";
import { accountsOperations } from "./registry/accounts.ts";
import { checksOperations } from "./registry/checks.ts";
import { codeOperations } from "./registry/code.ts";
import { issuesOperations } from "./registry/issues.ts";
import { platformOperations } from "./registry/platform.ts";
import { pullsOperations } from "./registry/pulls.ts";
import { releasesOperations } from "./registry/releases.ts";
import { repositoriesOperations } from "./registry/repositories.ts";
import { searchOperations } from "./registry/search.ts";
import { teamsOperations } from "./registry/teams.ts";
import { webhooksOperations } from "./registry/webhooks.ts";

export { eraOperations } from "./registry/era.ts";

/** Every operation that is served. Order is of no meaning; ids and routes are unique, which a test holds. */
export const operations: readonly Operation[] = [
  ...accountsOperations,
  ...platformOperations,
  ...webhooksOperations,
  ...issuesOperations,
  ...pullsOperations,
  ...repositoriesOperations,
  ...checksOperations,
  ...codeOperations,
  ...searchOperations,
  ...teamsOperations,
  ...releasesOperations,
];
