import { requestAction } from "@/lib/host/checks/ask-again.ts";
import { ask, type Story } from "./story.ts";

const REPOSITORY = "/repos/acme/widgets";

export const CHECK_STORIES: readonly Story[] = [
  {
    title: "the suite that a push asks for",
    causes: ["check_suite.requested"],
    run: async ({ mona, scene }) => {
      await ask(mona, "POST", `${REPOSITORY}/git/refs`, { ref: "refs/heads/to-check", sha: scene.head });
      const content = Buffer.from("text\n").toString("base64");
      await ask(mona, "PUT", `${REPOSITORY}/contents/check.md`, { message: "Add", content, branch: "to-check" });
      await ask(mona, "DELETE", `${REPOSITORY}/git/refs/heads/to-check`);
    },
  },
  {
    title: "a check that runs, ends and is asked for again",
    causes: [
      "check_run.created",
      "check_run.completed",
      "check_run.requested_action",
      "check_run.rerequested",
      "check_suite.completed",
      "check_suite.rerequested",
    ],
    run: async ({ scene, installation }) => {
      const wanted = {
        name: "lint",
        head_sha: scene.head,
        actions: [{ label: "Mend", description: "Mends it", identifier: "mend" }],
      };
      type Run = { id: number; check_suite: { id: number } };
      const { id, check_suite } = await ask<Run>(installation, "POST", `${REPOSITORY}/check-runs`, wanted);
      await ask(installation, "PATCH", `${REPOSITORY}/check-runs/${id}`, { conclusion: "failure" });
      const repository = { id: scene.widgets, role: "admin" as const, archived: false };
      await requestAction({ actor: { accountId: scene.mona }, repository, id, identifier: "mend" });
      await ask(installation, "POST", `${REPOSITORY}/check-runs/${id}/rerequest`);
      await ask(installation, "POST", `${REPOSITORY}/check-suites/${check_suite.id}/rerequest`);
    },
  },
];
