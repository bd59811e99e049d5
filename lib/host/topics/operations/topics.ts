import { z } from "zod";
import { ok } from "@/lib/api/answer.ts";
import { ACTORS, ANYONE, operation } from "@/lib/api/operation.ts";
import { requireActor } from "../../acting.ts";
import { requireRepositoryRow } from "../../repositories/row.ts";
import { setTopics } from "../set-topics.ts";

const TOPICS_MAX = 20;
const TOPIC_LENGTH_MAX = 50;

/** Source of the keys: the official schema `topic`. */
const topicsSchema = z.object({ names: z.array(z.string()) }).meta({ id: "topic" });

const topicsInput = z.object({
  names: z
    .array(
      z
        .string()
        .max(TOPIC_LENGTH_MAX, { error: `a topic has ${TOPIC_LENGTH_MAX} characters at most` })
        .transform((name) => name.toLowerCase())
        .pipe(
          z.string().regex(/^[a-z0-9][a-z0-9-]*$/, {
            error: "a topic begins with a letter or digit and has letters, digits and hyphens",
          }),
        ),
    )
    .max(TOPICS_MAX, { error: `a repository has ${TOPICS_MAX} topics at most` }),
});

export const getTopics = operation({
  id: "repos/get-all-topics",
  method: "GET",
  path: "/repos/{owner}/{repo}/topics",
  summary: "List the topics of a repository",
  documentation: "/rest/repos/repos#get-all-repository-topics",
  accepts: ANYONE,
  requires: { anyOf: [{ metadata: "read" }], public: true },
  responses: { 200: topicsSchema },
  handler: async ({ repository }) => ok({ names: (await requireRepositoryRow(repository.id)).topics }),
});

export const replaceTopics = operation({
  id: "repos/replace-all-topics",
  method: "PUT",
  path: "/repos/{owner}/{repo}/topics",
  summary: "Replace the topics of a repository",
  documentation: "/rest/repos/repos#replace-all-repository-topics",
  accepts: ACTORS,
  requires: { anyOf: [{ administration: "write" }], role: "admin" },
  resource: "Repository",
  body: topicsInput,
  responses: { 200: topicsSchema },
  example: { body: { names: ["gears", "round-things"] } },
  handler: async ({ grant, repository, body }) => {
    const { topics } = await setTopics({ actor: requireActor(grant), repository, names: body.names });
    return ok({ names: topics });
  },
});
