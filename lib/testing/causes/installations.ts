import { expect } from "vitest";
import { acceptPermissions } from "@/lib/installations/accept-permissions.ts";
import { installIntegration } from "@/lib/installations/install-integration.ts";
import { selectRepositories } from "@/lib/installations/select-repositories.ts";
import { suspendInstallation, unsuspendInstallation } from "@/lib/installations/suspend.ts";
import { uninstall } from "@/lib/installations/uninstall.ts";
import { db } from "@/lib/platform/db.ts";
import type { Story } from "./story.ts";

export const INSTALLATION_STORIES: readonly Story[] = [
  {
    title: "an installation's whole life",
    causes: [
      "installation.suspend",
      "installation.unsuspend",
      "installation_repositories.added",
      "installation_repositories.removed",
      "installation.new_permissions_accepted",
      "installation.deleted",
      "installation.created",
    ],
    run: async ({ scene, told }) => {
      const { mona, acme, widgets, gadgets, integration } = scene;
      const { id: installationId, permissions } = await db.installation.findFirstOrThrow({
        where: { integrationId: integration.id },
      });
      await suspendInstallation({ installationId, senderId: mona, side: "account" });
      await unsuspendInstallation({ installationId, senderId: mona, side: "account" });

      const select = (repository_ids: number[]) =>
        selectRepositories({
          installationId,
          actorId: mona,
          selection: { repository_selection: "selected", repository_ids },
        });
      await select([widgets, gadgets]);
      expect(await told("installation_repositories.added")).toMatchObject({
        repositories_added: [{ id: gadgets, full_name: "acme/gadgets" }],
        repositories_removed: [],
      });
      await select([widgets]);

      const { issues: _, ...fewer } = permissions as Record<string, string>;
      await db.installation.update({ where: { id: installationId }, data: { permissions: fewer } });
      const consent = { version: 1, confirmed: true };
      await acceptPermissions({ installationId, actorId: mona, consent });

      await uninstall({ installationId, senderId: mona, side: "account" });
      const installed = await installIntegration({
        installerId: mona,
        integrationId: integration.id,
        accountId: acme,
        selection: { repository_selection: "selected", repository_ids: [widgets] },
        consent,
      });
      expect(await told("installation.created")).toMatchObject({
        installation: { id: installed.id, app_id: integration.id, repository_selection: "selected" },
        repositories: [{ full_name: "acme/widgets", private: true }],
        requester: null,
        sender: { login: "mona" },
      });
    },
  },
];
