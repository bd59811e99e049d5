import type { EventName } from "./catalogue.ts";

/**
 * Which of the catalogue's events happen here, and with which actions: what a served operation or a page can cause.
 * `recordEvent` takes no others. For each there has to be a story in lib/testing/causes that makes it happen, or
 * causes.test.ts fails.
 */
export const CAUSED = {
  branch_protection_rule: ["created", "deleted", "edited"],
  check_run: ["completed", "created", "requested_action", "rerequested"],
  check_suite: ["completed", "requested", "rerequested"],
  commit_comment: ["created"],
  create: [],
  delete: [],
  deploy_key: ["created", "deleted"],
  deployment: ["created"],
  deployment_status: ["created"],
  fork: [],
  github_app_authorization: ["revoked"],
  installation: ["created", "deleted", "new_permissions_accepted", "suspend", "unsuspend"],
  installation_repositories: ["added", "removed"],
  installation_target: ["renamed"],
  issue_comment: ["created", "deleted", "edited"],
  issues: [
    "assigned",
    "closed",
    "demilestoned",
    "edited",
    "labeled",
    "locked",
    "milestoned",
    "opened",
    "reopened",
    "unassigned",
    "unlabeled",
    "unlocked",
  ],
  label: ["created", "deleted", "edited"],
  member: ["added", "edited", "removed"],
  membership: ["added", "removed"],
  meta: ["deleted"],
  organization: ["deleted", "member_added", "member_invited", "member_removed", "renamed"],
  milestone: ["closed", "created", "deleted", "edited", "opened"],
  personal_access_token_request: ["approved", "cancelled", "created", "denied"],
  ping: [],
  public: [],
  pull_request: [
    "assigned",
    "closed",
    "converted_to_draft",
    "demilestoned",
    "edited",
    "labeled",
    "locked",
    "milestoned",
    "opened",
    "ready_for_review",
    "reopened",
    "review_request_removed",
    "review_requested",
    "synchronize",
    "unassigned",
    "unlabeled",
    "unlocked",
  ],
  pull_request_review: ["dismissed", "edited", "submitted"],
  pull_request_review_comment: ["created", "deleted", "edited"],
  push: [],
  repository: [
    "archived",
    "created",
    "deleted",
    "edited",
    "privatized",
    "publicized",
    "renamed",
    "transferred",
    "unarchived",
  ],
  release: ["created", "deleted", "edited", "prereleased", "published", "released", "unpublished"],
  repository_dispatch: [],
  star: ["created", "deleted"],
  status: [],
  team: ["added_to_repository", "created", "deleted", "edited", "removed_from_repository"],
  team_add: [],
  watch: ["started"],
} as const satisfies Partial<Record<EventName, readonly string[]>>;

/** An event that happens here. */
export type CausedEvent = keyof typeof CAUSED;

/** What can be the `action` of an event; never for one without. */
export type CausedAction<Name extends CausedEvent> = (typeof CAUSED)[Name][number];

/** "push" or "issues.opened". */
export type Cause = {
  [Name in CausedEvent]: [CausedAction<Name>] extends [never] ? Name : `${Name}.${CausedAction<Name>}`;
}[CausedEvent];

/** All of them by name. */
export const CAUSES: readonly Cause[] = Object.entries(CAUSED).flatMap(([name, actions]) =>
  actions.length === 0 ? [name as Cause] : actions.map((action) => `${name}.${action}` as Cause),
);
