import type { Tx } from "@/lib/platform/db.ts";
import type { Acting } from "../acting.ts";
import { recordRepositoryEvent } from "../repositories/events.ts";
import { requireRepositoryRow } from "../repositories/row.ts";
import { representRelease } from "./represent.ts";
import type { ReleaseRow } from "./row.ts";

export type ReleaseAction = "created" | "published" | "unpublished" | "edited" | "deleted" | "prereleased" | "released";

export type ReleaseChanges = {
  name?: { from: string };
  body?: { from: string };
  tag_name?: { from: string };
  make_latest?: { to: boolean };
};

/** One `release` event for each action, in this order, all with the release as it is now. */
export async function recordReleaseEvents(
  tx: Tx,
  {
    actions,
    release,
    changes = {},
    repositoryId,
    acting,
  }: {
    actions: readonly ReleaseAction[];
    release: ReleaseRow;
    /** Of "edited". */
    changes?: ReleaseChanges;
    repositoryId: number;
    acting: Acting;
  },
): Promise<void> {
  const repository = await requireRepositoryRow(repositoryId, { tx });
  const json = representRelease(release, repository);
  for (const action of actions)
    await recordRepositoryEvent(tx, {
      name: "release",
      action,
      payload: { ...(action === "edited" && { changes }), release: json },
      repository,
      acting,
    });
}

/** What publishing is told as: everybody hears "published", and the kind of it beside. */
export const publishedAs = ({ prerelease }: Pick<ReleaseRow, "prerelease">): readonly ReleaseAction[] => [
  "published",
  prerelease ? "prereleased" : "released",
];
