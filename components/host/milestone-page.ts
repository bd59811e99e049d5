import { notFound } from "next/navigation";
import { cache } from "react";
import type { FormField } from "@/components/accounts/fields-form.tsx";
import { orNotFound } from "@/components/accounts/require-page.ts";
import { type MilestoneRow, requireMilestone } from "@/lib/host/milestones/row.ts";
import { type RepositoryPage, type RepositoryParams, requireRepositoryPage } from "./require-page.ts";

export type MilestoneParams = RepositoryParams & { number: string };
type MilestonePage = RepositoryPage & { milestone: MilestoneRow };

/** The milestone in the address and its repository. */
export async function requireMilestonePage({ owner, repo, number }: MilestoneParams): Promise<MilestonePage> {
  return findMilestonePage(owner, repo, number);
}

const findMilestonePage = cache(async (owner: string, repo: string, number: string): Promise<MilestonePage> => {
  const page = await requireRepositoryPage(owner, repo);
  if (!/^[1-9]\d{0,8}$/.test(number)) notFound();
  return { ...page, milestone: await orNotFound(() => requireMilestone(page.repository.id, Number(number))) };
});

/** The day on which a milestone is due, as a field for dates holds it. */
const dueDay = ({ dueOn }: Pick<MilestoneRow, "dueOn">): string => dueOn?.toISOString().slice(0, 10) ?? "";

/** The fields of a milestone, as it is. */
export const milestoneFields = (milestone?: MilestoneRow): FormField[] => [
  { name: "title", label: "Title", required: true, value: milestone?.title },
  { name: "due_on", label: "Due", kind: "date", optional: true, value: milestone && dueDay(milestone) },
  {
    name: "description",
    label: "Description",
    kind: "textarea",
    optional: true,
    hint: "Markdown works here.",
    value: milestone?.description,
  },
];
