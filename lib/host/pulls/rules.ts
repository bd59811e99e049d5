/** What is known of whether a pull request can be merged. Source: the documented values of `mergeable_state`. */
export const mergeableStates = ["unknown", "draft", "dirty", "blocked", "unstable", "behind", "clean"] as const;
export type MergeableState = (typeof mergeableStates)[number];

/** Null where nobody knows yet. */
export type Mergeability = { mergeable: boolean | null; rebaseable: boolean | null; state: MergeableState };

export const MERGE_METHODS = ["merge", "squash", "rebase"] as const;
export type MergeMethod = (typeof MERGE_METHODS)[number];

export const headRefOf = (number: number): string => `refs/pull/${number}/head`;
/** Leads to a merge made to try it, as long as it goes. */
export const mergeRefOf = (number: number): string => `refs/pull/${number}/merge`;

/** The state that merging is in; `failing` is whether a check or status on the newest commit failed or is missing. */
export function mergeableState({
  open,
  draft,
  mergeable,
  failing,
}: {
  open: boolean;
  draft: boolean;
  mergeable: boolean | null;
  failing: boolean;
}): MergeableState {
  if (!open || mergeable === null) return "unknown";
  if (!mergeable) return "dirty";
  if (draft) return "draft";
  return failing ? "unstable" : "clean";
}

type Named = { number: number; title: string; headLabel: string };

/** The message of a merge unless somebody writes another. */
export const mergeTitle = ({ number, headLabel }: Named): string =>
  `Merge pull request #${number} from ${headLabel.replace(":", "/")}`;

/** Likewise of a squash: the title, or the only commit's own first line. */
export const squashTitle = ({ number, title }: Named, subjects: readonly string[]): string =>
  `${subjects.length === 1 ? subjects[0] : title} (#${number})`;

/** What a squash says below its title: of several commits their first lines, of one what it says itself. */
export function squashBody(messages: readonly string[]): string {
  if (messages.length === 1) return restOf(messages[0] ?? "");
  return messages.map((message) => `* ${subjectOf(message)}`).join("\n\n");
}

export const subjectOf = (message: string): string => message.split("\n", 1)[0] ?? "";

const restOf = (message: string): string => message.split("\n").slice(1).join("\n").trim();

/** A commit's message of a title and what may stand below it. */
export const messageOf = (title: string, body: string): string =>
  body === "" ? `${title}\n` : `${title}\n\n${body}\n`;

/** `octocat:feature`, or `feature` for a branch of the base itself. */
export function parseHead(head: string): { owner: string | null; ref: string } {
  const colon = head.indexOf(":");
  return colon === -1 ? { owner: null, ref: head } : { owner: head.slice(0, colon), ref: head.slice(colon + 1) };
}
