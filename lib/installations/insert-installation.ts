import type { Installation } from "@/generated/prisma/client.ts";
import type { Permissions } from "@/lib/authorization/permissions.ts";
import { clock } from "@/lib/platform/clock.ts";
import type { Tx } from "@/lib/platform/db.ts";

export type NewInstallation = {
  /** Given in a world file; else the next free one. */
  id?: number;
  integrationId: number;
  accountId: number;
  version: { number: number; permissions: Permissions; events: readonly string[] };
  repositorySelection: "all" | "selected";
  /** Empty when all are selected. */
  repositoryIds: readonly number[];
  installerId: number | null;
};

/** The rows of an installation, without event or audit. */
export async function insertInstallation(tx: Tx, installation: NewInstallation): Promise<Installation> {
  const { version, repositoryIds, ...rest } = installation;
  const now = clock.now();
  return tx.installation.create({
    data: {
      ...rest,
      acceptedVersion: version.number,
      permissions: { ...version.permissions },
      events: [...version.events],
      createdAt: now,
      updatedAt: now,
      repositories: {
        createMany: {
          data:
            rest.repositorySelection === "all"
              ? []
              : repositoryIds.map((repositoryId) => ({ repositoryId, createdAt: now })),
        },
      },
    },
  });
}
