import { z } from "zod";
import { trimEndOf } from "@/lib/platform/trim-end.ts";
import { branchProblem } from "../git/rules.ts";

const MESSAGE_LENGTH_MAX = 65_536;

/** Base64 with or without line breaks and padding; decoded to bytes. */
export const base64 = z
  .string()
  .refine((text) => unpadded(text) === unpadded(decode(text).toString("base64")), {
    error: "content is not valid Base64",
  })
  .transform(decode);

function decode(text: string): Buffer {
  return Buffer.from(text, "base64");
}

function unpadded(text: string): string {
  return trimEndOf(text.replace(/\s+/g, ""), "=");
}

/** Who writes a commit; left out, whoever acts. */
export const commitPerson = z
  .object({
    name: z.string().trim().min(1, { error: "a commit needs a name" }).max(255),
    email: z.string().trim().min(1, { error: "a commit needs an address" }).max(255),
    date: z.iso.datetime({ offset: true, error: "use a time like 2026-11-21T00:00:00Z" }).optional(),
  })
  .optional();

const branch = z
  .string()
  .refine((name) => branchProblem(name) === null, { error: "branch is not the name of a branch" });

const message = z
  .string()
  .trim()
  .min(1, { error: "message cannot be blank" })
  .max(MESSAGE_LENGTH_MAX, { error: `message is too long (maximum is ${MESSAGE_LENGTH_MAX} characters)` });

const blobSha = z.string().regex(/^[0-9a-f]{40}$/, { error: "sha must be forty hexadecimal digits" });

export const putFileInput = z.object({
  message,
  content: base64,
  /** The blob that is replaced: needed to change a file that exists. */
  sha: blobSha.optional(),
  branch: branch.optional(),
  author: commitPerson,
  committer: commitPerson,
});
export type PutFileInput = z.output<typeof putFileInput>;

export const deleteFileInput = z.object({
  message,
  sha: blobSha,
  branch: branch.optional(),
  author: commitPerson,
  committer: commitPerson,
});
export type DeleteFileInput = z.output<typeof deleteFileInput>;
