import { z } from "zod";
import { base64, commitPerson } from "../contents/schemas.ts";
import { isFullSha, pathProblem } from "../git/rules.ts";

const TEXT_LENGTH_MAX = 65_536;
const ENTRIES_MAX = 10_000;

const sha = z.string().refine(isFullSha, { error: "sha must be forty hexadecimal digits" });
const text = z.string().max(TEXT_LENGTH_MAX, { error: `use ${TEXT_LENGTH_MAX} characters at most` });

/** The bytes, whichever way they are written down. */
export const blobInput = z
  .object({ content: z.string(), encoding: z.string().default("utf-8") })
  .transform(({ content, encoding }, context) => {
    if (encoding.toLowerCase() !== "base64") return { content: Buffer.from(content) };
    const decoded = base64.safeParse(content);
    if (decoded.success) return { content: decoded.data };
    context.addIssue({ code: "custom", path: ["content"], message: "content is not valid Base64" });
    return z.NEVER;
  });

const MODES = ["100644", "100755", "040000", "160000", "120000"] as const;

const treeEntry = z
  .object({
    path: z.string().refine((path) => pathProblem(path) === null, { error: "path is not the path of a file" }),
    mode: z.enum(MODES, { error: `use one of ${MODES.join(", ")}` }),
    type: z.enum(["blob", "tree", "commit"], { error: "use blob, tree or commit" }).optional(),
    sha: sha.nullable().optional(),
    content: z.string().optional(),
  })
  .refine(({ sha: named, content }) => (named === undefined) !== (content === undefined), {
    error: "use either sha or content",
  });

export const treeInput = z.object({
  base_tree: z.string().optional(),
  tree: z.array(treeEntry).max(ENTRIES_MAX, { error: `a tree is changed in ${ENTRIES_MAX} places at most` }),
});
export type TreeInput = z.output<typeof treeInput>;

export const commitInput = z.object({
  message: text,
  tree: sha,
  parents: z.array(sha).max(16, { error: "a commit has 16 parents at most" }).default([]),
  author: commitPerson,
  committer: commitPerson,
});
export type CommitInput = z.output<typeof commitInput>;

export const tagInput = z.object({
  tag: z.string().min(1, { error: "tag cannot be blank" }).max(255),
  message: text,
  object: sha,
  type: z.enum(["commit", "tree", "blob"], { error: "use commit, tree or blob" }),
  tagger: commitPerson,
});
export type TagInput = z.output<typeof tagInput>;
