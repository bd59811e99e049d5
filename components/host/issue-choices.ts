import { listCollaborators } from "@/lib/host/collaborators/queries.ts";
import { listLabels } from "@/lib/host/labels/queries.ts";
import { listMilestones } from "@/lib/host/milestones/queries.ts";
import { MAX_PER_PAGE } from "@/lib/platform/pagination.ts";
import type { IssueChoices, LabelChoice, MilestoneChoice } from "./issue-form.tsx";

/** The labels, people and open milestones that an issue of a repository can have; what it has already is among them. */
export async function issueChoices(
  repositoryId: number,
  current: { labels: readonly LabelChoice[]; people: readonly string[]; milestone: MilestoneChoice | null } = {
    labels: [],
    people: [],
    milestone: null,
  },
): Promise<IssueChoices> {
  const page = { page: 1, perPage: MAX_PER_PAGE };
  const [{ labels }, { collaborators }, { milestones }] = await Promise.all([
    listLabels(repositoryId, page),
    listCollaborators(repositoryId, { page }),
    listMilestones(repositoryId, { page, state: "open", order: { by: "due_on", direction: "asc" } }),
  ]);
  const names = new Set(labels.map(({ name }) => name));
  const logins = new Set(collaborators.map(({ login }) => login));
  return {
    labels: [
      ...current.labels.filter(({ name }) => !names.has(name)),
      ...labels.map(({ name, description }) => ({ name, description })),
    ],
    milestones: [
      ...(current.milestone ? [current.milestone] : []),
      ...milestones.filter(({ number }) => number !== current.milestone?.number),
    ].map(({ number, title }) => ({ number, title })),
    people: [...current.people.filter((login) => !logins.has(login)), ...logins],
  };
}
