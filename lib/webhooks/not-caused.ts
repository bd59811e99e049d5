import type { EventName } from "./catalogue.ts";

const NOT_HOSTED = {
  actions: "Nothing here runs workflows.",
  alerts: "Nothing here looks for weaknesses or secrets in code.",
  discussions: "There are no discussions here.",
  projects: "There are no projects here.",
  sales: "Nothing is sold or sponsored here.",
} as const;

/**
 * Why a documented event, or some of its actions, happens to nobody here: as documented it is caused only by what this
 * server does not serve. Together with `CAUSED` this is the whole catalogue, or not-caused.test.ts fails.
 */
const NOT_CAUSED: Partial<Record<EventName, { actions?: readonly string[]; because: string }>> = {
  gollum: { because: "Repositories have no wiki here." },
  page_build: { because: "Repositories have no website here." },
  package: { because: "There is no registry of packages here." },
  registry_package: { because: "There is no registry of packages here." },
  pull_request: {
    actions: ["auto_merge_disabled", "auto_merge_enabled", "dequeued", "enqueued", "stacked"],
    because: "Merging by itself, queues and stacks are changed through GraphQL alone, which is not served.",
  },
  pull_request_review_thread: {
    because: "Threads are resolved and taken up again through GraphQL alone, which is not served.",
  },
  merge_group: { because: "There are no merge queues here." },
  issues: {
    actions: ["deleted", "field_added", "field_removed", "pinned", "transferred", "typed", "unpinned", "untyped"],
    because:
      "Deleting, pinning and transferring are done through GraphQL alone, which is not served, and issues have neither types nor fields of their own here.",
  },
  issue_comment: { actions: ["pinned", "unpinned"], because: "Comments cannot be pinned here." },
  issue_dependencies: { because: "Issues do not block each other here." },
  sub_issues: { because: "Issues have no parts here." },
  discussion: { because: NOT_HOSTED.discussions },
  discussion_comment: { because: NOT_HOSTED.discussions },
  project: { because: NOT_HOSTED.projects },
  project_card: { because: NOT_HOSTED.projects },
  project_column: { because: NOT_HOSTED.projects },
  projects_v2: { because: NOT_HOSTED.projects },
  projects_v2_item: { because: NOT_HOSTED.projects },
  projects_v2_status_update: { because: NOT_HOSTED.projects },
  deployment_protection_rule: { because: NOT_HOSTED.actions },
  deployment_review: { because: NOT_HOSTED.actions },
  workflow_dispatch: { because: NOT_HOSTED.actions },
  workflow_job: { because: NOT_HOSTED.actions },
  workflow_run: { because: NOT_HOSTED.actions },
  repository_import: { because: "Repositories come by pushing: there is no importer here." },
  branch_protection_configuration: {
    because: "Branches are protected one rule at a time: nothing switches all rules of a repository off or on.",
  },
  repository_ruleset: { because: "There are no rulesets here; see branch_protection_rule." },
  custom_property: { because: "Repositories have no properties of an organization's own here." },
  custom_property_values: { because: "Repositories have no properties of an organization's own here." },
  code_scanning_alert: { because: NOT_HOSTED.alerts },
  dependabot_alert: { because: NOT_HOSTED.alerts },
  repository_vulnerability_alert: { because: NOT_HOSTED.alerts },
  repository_advisory: { because: NOT_HOSTED.alerts },
  secret_scanning_alert: { because: NOT_HOSTED.alerts },
  secret_scanning_alert_location: { because: NOT_HOSTED.alerts },
  secret_scanning_scan: { because: NOT_HOSTED.alerts },
  security_and_analysis: { because: NOT_HOSTED.alerts },
  security_advisory: { because: NOT_HOSTED.alerts },
  org_block: { because: "Organizations cannot block people here." },
  sponsorship: { because: NOT_HOSTED.sales },
  marketplace_purchase: { because: NOT_HOSTED.sales },
};

export type NotCaused = {
  /** The actions that do not happen; none for an event that does not happen at all. */
  actions: readonly string[];
  because: string;
};

/** What of an event happens to nobody here, and why; null when all of it does. */
export function notCaused(name: EventName): NotCaused | null {
  const found = NOT_CAUSED[name];
  return found ? { actions: found.actions ?? [], because: found.because } : null;
}
