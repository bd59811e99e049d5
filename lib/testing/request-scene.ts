import { installOrRequest } from "@/lib/installations/install-or-request.ts";
import type { SelectionInput } from "@/lib/installations/schemas.ts";
import { db } from "@/lib/platform/db.ts";
import { type InstallationScene, registerForScene } from "./installation-scene.ts";

/** Asking for integrations in the scene of installations: hubot, a member of acme, asks for widgets unless told. */

export const on = (...ids: number[]): SelectionInput => ({ repository_selection: "selected", repository_ids: ids });
export const ALL: SelectionInput = { repository_selection: "all" };
export const AGREED = { version: 1, confirmed: true };

/** What may differ from what hubot asks for; the integration is one of acme's. */
export type Wish = Partial<Parameters<typeof installOrRequest>[0]>;

/** An integration that nobody has asked for, in a scene where nobody decided or was told anything. */
export async function beginRequests(scene: InstallationScene): Promise<number> {
  await db.organizationSettings.deleteMany();
  await db.notice.deleteMany();
  await db.mail.deleteMany();
  return (await registerForScene(scene)).id;
}

export const wishFor = (scene: InstallationScene, changes: Wish & { integrationId: number }) =>
  installOrRequest({
    userId: scene.hubot,
    accountId: scene.acme,
    selection: on(scene.widgets),
    reason: "We need it",
    state: "xyz",
    consent: AGREED,
    ...changes,
  });

/** The same for who may only ask. */
export async function askFor(scene: InstallationScene, changes: Wish & { integrationId: number }) {
  const { request, installation } = await wishFor(scene, changes);
  if (!request || installation) throw new Error("it was not only asked for");
  return request;
}

type Collaboration = { userId: number; repositoryId: number; role: "push" | "admin" };

export const whileCollaborating = (collaboration: Collaboration, work: () => Promise<void>): Promise<void> =>
  db.collaborator
    .create({ data: { ...collaboration, createdAt: new Date() } })
    .then(work)
    .finally(() => db.collaborator.deleteMany());
