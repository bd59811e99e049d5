import { notFound } from "next/navigation";
import { cache } from "react";
import type { FormField } from "@/components/accounts/fields-form.tsx";
import { orNotFound } from "@/components/accounts/require-page.ts";
import type { Viewer } from "@/lib/authentication/session.ts";
import { requireLabelById } from "@/lib/host/labels/queries.ts";
import type { LabelRow } from "@/lib/host/labels/represent.ts";
import { DEFAULT_COLOR } from "@/lib/host/labels/rules.ts";
import { type RepositoryPage, type RepositoryParams, requireAblePage } from "./require-page.ts";

export type LabelParams = RepositoryParams & { id: string };
type LabelPage = RepositoryPage & { viewer: Viewer; label: LabelRow };

/** The label in the address, for those who may change it. Addresses have its id: a name may be "..", or anything else. */
export async function requireLabelPage({ owner, repo, id }: LabelParams): Promise<LabelPage> {
  return findLabelPage(owner, repo, id);
}

const findLabelPage = cache(async (owner: string, repo: string, id: string): Promise<LabelPage> => {
  const page = await requireAblePage({ owner, repo }, "changeLabels");
  if (!/^[1-9]\d{0,8}$/.test(id)) notFound();
  return { ...page, label: await orNotFound(() => requireLabelById(page.repository.id, Number(id))) };
});

/** The fields of a label, as it is. */
export const labelFields = (label?: LabelRow): FormField[] => [
  { name: "name", label: "Name", required: true, value: label?.name },
  {
    name: "color",
    label: "Colour",
    kind: "color",
    fallback: DEFAULT_COLOR,
    hint: "Six hexadecimal digits, such as d73a4a. Grey without.",
    value: label?.color,
  },
  { name: "description", label: "Description", optional: true, value: label?.description },
];
