import { z } from "zod";
import { timestamp } from "@/lib/platform/timestamp.ts";
import { repositoryApiUrl } from "../repositories/urls.ts";

export const deployKeyColumns = {
  id: true,
  title: true,
  key: true,
  readOnly: true,
  createdAt: true,
  addedBy: { select: { login: true } },
} as const;
export type DeployKeyRow = {
  id: number;
  title: string;
  key: string;
  readOnly: boolean;
  createdAt: Date;
  addedBy: { login: string } | null;
};

/** Source of the keys: the official schema `deploy-key`. */
export const deployKeySchema = z
  .object({
    id: z.int(),
    key: z.string(),
    url: z.string(),
    title: z.string(),
    verified: z.boolean(),
    created_at: z.string(),
    read_only: z.boolean(),
    added_by: z.string().nullable(),
    last_used: z.null(),
    enabled: z.boolean(),
  })
  .meta({ id: "deploy-key" });

/** Git over ssh is not served, so that a key was never used. */
export const representDeployKey = (
  row: DeployKeyRow,
  repository: { ownerLogin: string; name: string },
): z.infer<typeof deployKeySchema> => ({
  id: row.id,
  key: row.key,
  url: repositoryApiUrl(repository, `/keys/${row.id}`),
  title: row.title,
  verified: true,
  created_at: timestamp(row.createdAt),
  read_only: row.readOnly,
  added_by: row.addedBy?.login ?? null,
  last_used: null,
  enabled: true,
});
