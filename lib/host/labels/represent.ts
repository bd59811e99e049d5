import { z } from "zod";
import { nodeId } from "@/lib/platform/ids.ts";
import { repositoryApiUrl } from "../repositories/urls.ts";
import { isDefaultLabel } from "./rules.ts";

export type LabelRow = { id: number; name: string; color: string; description: string | null };

/** Source of the keys: the official schema `label`. */
export const labelSchema = z
  .object({
    id: z.int(),
    node_id: z.string(),
    url: z.string(),
    name: z.string(),
    color: z.string(),
    default: z.boolean(),
    description: z.string().nullable(),
  })
  .meta({ id: "label" });
export type LabelJson = z.infer<typeof labelSchema>;

export function representLabel(row: LabelRow, repository: { ownerLogin: string; name: string }): LabelJson {
  return {
    id: row.id,
    node_id: nodeId("Label", row.id),
    url: repositoryApiUrl(repository, `/labels/${encodeURIComponent(row.name)}`),
    name: row.name,
    color: row.color,
    default: isDefaultLabel(row.name),
    description: row.description,
  };
}
