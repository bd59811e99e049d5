import { listCollaborators } from "@/lib/host/collaborators/queries.ts";
import { listLabels } from "@/lib/host/labels/queries.ts";
import { MAX_PER_PAGE } from "@/lib/platform/pagination.ts";
import type { LabelChoice } from "./issue-form.tsx";

/** The labels and people that an issue of a repository can have; what it has already is among them. */
export async function issueChoices(
  repositoryId: number,
  current: { labels: readonly LabelChoice[]; people: readonly string[] } = { labels: [], people: [] },
): Promise<{ labels: LabelChoice[]; people: string[] }> {
  const page = { page: 1, perPage: MAX_PER_PAGE };
  const [{ labels }, { collaborators }] = await Promise.all([
    listLabels(repositoryId, page),
    listCollaborators(repositoryId, { page }),
  ]);
  const names = new Set(labels.map(({ name }) => name));
  const logins = new Set(collaborators.map(({ login }) => login));
  return {
    labels: [
      ...current.labels.filter(({ name }) => !names.has(name)),
      ...labels.map(({ name, description }) => ({ name, description })),
    ],
    people: [...current.people.filter((login) => !logins.has(login)), ...logins],
  };
}
