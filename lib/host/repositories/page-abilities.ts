import type { Requirement } from "@/lib/authorization/requirement.ts";
import { createCommentOperation } from "../comments/operations/comments.ts";
import { createIssueOperation } from "../issues/operations/create-issue.ts";
import { createLabelOperation } from "../labels/operations/labels.ts";
import { createPullOperation } from "../pulls/operations/pulls.ts";
import { isAllowed, type Visit } from "./visit-repository.ts";

const TRIAGE: Requirement = { anyOf: [{ issues: "write" }], role: "triage" };
const PUSH: Requirement = { anyOf: [{ contents: "write" }], role: "push" };
const ADMINISTER: Requirement = { anyOf: [{ administration: "write" }], role: "admin" };

/** What the pages of a repository offer to a visitor. */
export type Abilities = {
  openIssues: boolean;
  openPulls: boolean;
  comment: boolean;
  /** Close and edit what others wrote, set labels and assignees. */
  triage: boolean;
  changeLabels: boolean;
  push: boolean;
  /** See and change the settings, of an archived repository too. */
  administer: boolean;
};

/** An archived repository is there for reading; only its settings can be changed. */
export function abilitiesOf(visit: Visit): Abilities {
  const may = (requirement: Requirement) => !visit.repository.archived && isAllowed(visit, requirement);
  return {
    openIssues: may(createIssueOperation.requires),
    openPulls: may(createPullOperation.requires),
    comment: may(createCommentOperation.requires),
    triage: may(TRIAGE),
    changeLabels: may(createLabelOperation.requires),
    push: may(PUSH),
    administer: isAllowed(visit, ADMINISTER),
  };
}
