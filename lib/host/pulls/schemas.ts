import { z } from "zod";
import { bodyText, titleText } from "../issues/schemas.ts";
import { MERGE_METHODS } from "./rules.ts";

const branch = z.string().min(1, { error: "name a branch" });

/** Either a title or the number of an issue that becomes the pull request. */
export const createPullInput = z.object({
  title: titleText.optional(),
  body: bodyText.nullable().optional(),
  /** `branch`, or `owner:branch` of another repository of the network. */
  head: branch,
  base: branch,
  /** The name of the head's repository, where its owner has several of the network. */
  head_repo: z.string().optional(),
  draft: z.boolean().default(false),
  maintainer_can_modify: z.boolean().default(false),
  issue: z.int().optional(),
});
export type CreatePullInput = z.output<typeof createPullInput>;

export const updatePullInput = z.object({
  title: titleText.optional(),
  body: bodyText.nullable().optional(),
  state: z.enum(["open", "closed"], { error: "use open or closed" }).optional(),
  base: branch.optional(),
  maintainer_can_modify: z.boolean().optional(),
});
export type UpdatePullInput = z.output<typeof updatePullInput>;

export const mergePullInput = z.object({
  commit_title: z.string().optional(),
  commit_message: z.string().optional(),
  /** Where the head has to be. */
  sha: z.string().optional(),
  merge_method: z.enum(MERGE_METHODS, { error: `use one of ${MERGE_METHODS.join(", ")}` }).default("merge"),
});
export type MergePullInput = z.output<typeof mergePullInput>;

export const updateBranchInput = z.object({ expected_head_sha: z.string().optional() });

export const mergeBranchesInput = z.object({
  base: branch,
  head: branch,
  commit_message: z.string().optional(),
});
export type MergeBranchesInput = z.output<typeof mergeBranchesInput>;
