import type { MergeableState, MergeMethod } from "@/lib/host/pulls/rules.ts";

export type Outlook = {
  look: "good" | "warning" | "danger" | "draft" | "unknown";
  title: string;
  /** A sentence each. */
  more: readonly string[];
};

const TOGETHER = "The branches go together";
const ALL_THE_SAME = "It can be merged all the same.";

const OUTLOOKS: Record<MergeableState, Outlook> = {
  clean: { look: "good", title: "Ready to merge", more: [`${TOGETHER}, and no check has failed.`] },
  unstable: { look: "warning", title: "Not all checks have passed", more: [`${TOGETHER}.`, ALL_THE_SAME] },
  behind: { look: "warning", title: "Behind its base", more: ["Bring the branch up to date."] },
  blocked: { look: "danger", title: "Merging is blocked", more: ["The branch's rules are not met."] },
  dirty: {
    look: "danger",
    title: "Conflicts with its base",
    more: ["The same lines were changed on both sides: merge the base into the branch and push it again."],
  },
  draft: { look: "draft", title: "Still a draft", more: ["It can be merged once it is ready for review."] },
  unknown: { look: "unknown", title: "Not known yet", more: ["Look again in a moment."] },
};

/**
 * What is said about merging: whether git and the checks allow it, whether the rules of the base forbid each way to do
 * it, and who asks for changes, by login. Nobody is told that it is ready while somebody objects.
 */
export function mergeOutlook({
  state,
  obstacles,
  objectors,
}: {
  state: MergeableState;
  obstacles: Readonly<Record<MergeMethod, string | null>>;
  objectors: readonly string[];
}): Outlook {
  const outlook = OUTLOOKS[state];
  if (state === "dirty" || state === "unknown") return outlook;
  const asks =
    objectors.length > 0 ? `${namesOf(objectors)} ${objectors.length === 1 ? "asks" : "ask"} for changes` : "";
  const { squash: problem } = obstacles;
  if (Object.values(obstacles).every((obstacle) => obstacle !== null) && problem !== null && state !== "draft")
    return { ...OUTLOOKS.blocked, more: [sentence(problem), ...(asks ? [`${asks}.`] : [])] };
  if (!asks) return outlook;
  if (state === "clean") return { look: "warning", title: asks, more: [...outlook.more, ALL_THE_SAME] };
  return { ...outlook, more: [`${asks}.`, ...outlook.more] };
}

/** "hubot", "hubot and lisa", "hubot, lisa and 2 others" */
function namesOf(logins: readonly string[]): string {
  const [first = "", second, ...others] = logins;
  if (second === undefined) return first;
  if (others.length === 0) return `${first} and ${second}`;
  return `${first}, ${second} and ${others.length === 1 ? "1 other" : `${others.length} others`}`;
}

const sentence = (words: string): string => (words.endsWith(".") ? words : `${words}.`);
