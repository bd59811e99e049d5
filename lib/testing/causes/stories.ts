import { CHECK_STORIES } from "./checks.ts";
import { CODE_STORIES } from "./code.ts";
import { INSTALLATION_STORIES } from "./installations.ts";
import { INTEREST_STORIES } from "./interest.ts";
import { ISSUE_STORIES } from "./issues.ts";
import { PEOPLE_STORIES } from "./people.ts";
import { PULL_STORIES } from "./pulls.ts";
import { RELEASE_STORIES } from "./releases.ts";
import { REPOSITORY_STORIES } from "./repositories.ts";
import type { Story } from "./story.ts";
import { TEAM_STORIES } from "./teams.ts";

/** Together they cause every event that happens here. The installation comes last: it ends with another one. */
export const STORIES: readonly Story[] = [
  ...ISSUE_STORIES,
  ...CODE_STORIES,
  ...CHECK_STORIES,
  ...PULL_STORIES,
  ...REPOSITORY_STORIES,
  ...PEOPLE_STORIES,
  ...TEAM_STORIES,
  ...RELEASE_STORIES,
  ...INTEREST_STORIES,
  ...INSTALLATION_STORIES,
];
