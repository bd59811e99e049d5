import { z } from "zod";
import type { RepositorySubject } from "@/lib/api/operation.ts";
import type { Actor } from "@/lib/authorization/grant.ts";
import { transaction } from "@/lib/platform/db.ts";
import { refuseArchived, requireActing } from "../acting.ts";
import { recordRepositoryEvent } from "../repositories/events.ts";
import { requireRepositoryRow } from "../repositories/row.ts";

const TYPE_LENGTH_MAX = 100;
const PAYLOAD_KEYS_MAX = 10;
const PAYLOAD_LENGTH_MAX = 65_535;

/** As `POST /repos/{owner}/{repo}/dispatches` takes it. The limits are those of the public documentation. */
export const dispatchInput = z.object({
  event_type: z
    .string()
    .min(1, { error: "Give a type." })
    .max(TYPE_LENGTH_MAX, { error: `Use at most ${TYPE_LENGTH_MAX} characters.` }),
  client_payload: z
    .record(z.string(), z.json())
    .default({})
    .refine((payload) => Object.keys(payload).length <= PAYLOAD_KEYS_MAX, {
      error: `No more than ${PAYLOAD_KEYS_MAX} properties are allowed.`,
    })
    .refine((payload) => JSON.stringify(payload).length <= PAYLOAD_LENGTH_MAX, {
      error: `Use at most ${PAYLOAD_LENGTH_MAX} characters of JSON.`,
    }),
});
export type DispatchInput = z.output<typeof dispatchInput>;

/** Tells integrations that a client wants them to do something with a repository. Throws 403 on an archived one. */
export async function createDispatch({
  actor,
  repository: { id, role, archived },
  input: { event_type, client_payload },
}: {
  actor: Actor;
  repository: Pick<RepositorySubject, "id" | "role" | "archived">;
  input: DispatchInput;
}): Promise<void> {
  const acting = await requireActing(actor, role);
  refuseArchived({ archived });
  await transaction(async (tx) => {
    const repository = await requireRepositoryRow(id, { tx });
    const payload = { action: event_type, branch: repository.defaultBranch, client_payload };
    await recordRepositoryEvent(tx, { name: "repository_dispatch", payload, repository, acting });
  });
}
