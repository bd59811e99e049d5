import { z } from "zod";
import { branchProblem } from "../git/rules.ts";
import { NAME_LENGTH_MAX, nameFrom, nameProblem } from "./rules.ts";

const DESCRIPTION_LENGTH_MAX = 350;
const URL_LENGTH_MAX = 1024;

/** What people type, made into a name: anything but letters, digits, dots, hyphens and underscores becomes a hyphen. */
export const repositoryName = z
  .string()
  .trim()
  .min(1, { error: "name cannot be blank" })
  .max(NAME_LENGTH_MAX, { error: `name is too long (maximum is ${NAME_LENGTH_MAX} characters)` })
  .transform(nameFrom)
  .superRefine((text, context) => {
    const problem = nameProblem(text);
    if (problem) context.addIssue({ code: "custom", message: problem });
  });

const description = z
  .string()
  .max(DESCRIPTION_LENGTH_MAX, { error: `description is too long (maximum is ${DESCRIPTION_LENGTH_MAX} characters)` })
  .refine((text) => !/[\n\r\0]/.test(text), { error: "description must be one line" })
  .nullable();

const homepage = z
  .string()
  .max(URL_LENGTH_MAX, { error: `homepage is too long (maximum is ${URL_LENGTH_MAX} characters)` })
  .refine((text) => text === "" || /^https?:\/\//.test(text), { error: "homepage must start with http:// or https://" })
  .nullable();

const visibility = z.enum(["public", "private"], { error: "use public or private" });

export const createRepositoryInput = z.object({
  name: repositoryName,
  description: description.optional(),
  homepage: homepage.optional(),
  private: z.boolean().optional(),
  visibility: visibility.optional(),
  /** Starts with a commit that adds a README. */
  auto_init: z.boolean().optional(),
});
export type CreateRepositoryInput = z.output<typeof createRepositoryInput>;

export const updateRepositoryInput = z.object({
  name: repositoryName.optional(),
  description: description.optional(),
  homepage: homepage.optional(),
  private: z.boolean().optional(),
  visibility: visibility.optional(),
  archived: z.boolean().optional(),
  default_branch: z
    .string()
    .refine((branch) => branchProblem(branch) === null, { error: "default_branch is not the name of a branch" })
    .optional(),
});
export type UpdateRepositoryInput = z.output<typeof updateRepositoryInput>;

export const transferRepositoryInput = z.object({
  /** A login. */
  new_owner: z.string().trim().min(1, { error: "Enter the login of the account that is to own it." }),
  new_name: repositoryName.optional(),
  /** Teams of the new owner that are to read it. */
  team_ids: z.array(z.int()).optional(),
});
export type TransferRepositoryInput = z.output<typeof transferRepositoryInput>;

/** What a person says who accepts a repository: how it is called among theirs. */
export const acceptTransferInput = z.object({ name: repositoryName });
export type AcceptTransferInput = z.input<typeof acceptTransferInput>;

/** Both ways of asking for privacy; undefined when neither was sent. The newer one wins. */
export const wantsPrivate = (input: {
  private?: boolean | undefined;
  visibility?: "public" | "private" | undefined;
}): boolean | undefined => (input.visibility ? input.visibility === "private" : input.private);
