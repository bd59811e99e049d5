import type { Prisma, TokenKind } from "@/generated/prisma/client.ts";
import type { Permissions } from "@/lib/authorization/permissions.ts";
import { clock } from "@/lib/platform/clock.ts";
import { db } from "@/lib/platform/db.ts";
import { generateToken, hashToken, lastEight, PREFIX } from "@/lib/tokens/formats.ts";
import { type HostScene, makeHostScene } from "./host-scene.ts";

export const TOKEN_KINDS = [
  "PERSONAL",
  "FINE_GRAINED",
  "INSTALLATION",
  "USER",
  "OAUTH",
] as const satisfies readonly TokenKind[];
export const TOKEN_STATES = ["valid", "expired", "revoked", "suspended", "narrowed", "foreign"] as const;
export type TokenState = (typeof TOKEN_STATES)[number];

const PERMISSIONS: Permissions = { contents: "read", issues: "write", metadata: "read", members: "read" };
const HOUR_MS = 3_600_000;

/**
 * The host scene with a token of every kind in every state of its life. All are for the private acme/widgets as its
 * owner mona or as the installation on it, except that narrowed ones are for something else, and foreign ones are a
 * stranger's or of another account. `suspended` tokens are ordinary ones: call `suspend`.
 */
export async function makeCredentialScene() {
  const scene = await makeHostScene();
  const data = { permissions: { ...PERMISSIONS } };
  await db.integrationVersion.updateMany({ data });
  await db.installation.updateMany({ data });
  const foreignId = await insertForeignInstallation(scene);
  const applicationId = await insertApplication(scene);
  const of = { scene, foreignId, applicationId };
  return {
    ...scene,
    tokenOf: (kind: TokenKind, state: TokenState) => storeToken(kind, state, of),
    /** Stops the installation on acme, or lets it go on. */
    suspend: (suspended: boolean) =>
      db.installation.update({
        where: { id: scene.installationId },
        data: { suspendedAt: suspended ? clock.now() : null },
      }),
  };
}

type Owners = { scene: HostScene; foreignId: number; applicationId: number };

async function storeToken(kind: TokenKind, state: TokenState, owners: Owners): Promise<string> {
  const token = generateToken(PREFIX[kind]);
  const now = clock.now().getTime();
  const { id } = await db.accessToken.create({
    data: {
      kind,
      hash: hashToken(token),
      lastEight: lastEight(token),
      createdAt: new Date(now - 2 * HOUR_MS),
      expiresAt: new Date(state === "expired" ? now - 1000 : now + HOUR_MS),
      ...subjectOf(kind, state, owners),
    },
  });
  if (state === "revoked") await db.accessToken.delete({ where: { id } });
  return token;
}

/** Whose it is and what it reaches. */
function subjectOf(
  kind: TokenKind,
  state: TokenState,
  { scene, foreignId, applicationId }: Owners,
): Partial<Prisma.AccessTokenUncheckedCreateInput> {
  const { mona, nat, acme, gadgets, integration, installationId } = scene;
  const accountId = state === "foreign" ? nat : mona;
  const isNarrowed = state === "narrowed";
  const narrowed = isNarrowed ? { repositorySelection: "selected" as const, repositoryIds: [gadgets] } : {};
  const scopes = isNarrowed ? ["gist"] : ["repo", "read:org"];
  switch (kind) {
    case "PERSONAL":
      return { accountId, scopes };
    case "OAUTH":
      return { accountId, scopes, oauthApplicationId: applicationId };
    case "USER":
      return { accountId, integrationId: integration.id, ...narrowed };
    case "INSTALLATION": {
      const which = state === "foreign" ? foreignId : installationId;
      return { integrationId: integration.id, installationId: which, ...narrowed };
    }
    case "FINE_GRAINED":
      return {
        accountId,
        resourceOwnerId: state === "foreign" ? nat : acme,
        approval: "APPROVED",
        permissions: { ...PERMISSIONS },
        repositorySelection: "all",
        ...narrowed,
      };
  }
}

/** The same integration on somebody else's account. */
async function insertForeignInstallation({ integration, nat }: HostScene): Promise<number> {
  const { id } = await db.installation.create({
    data: {
      integrationId: integration.id,
      accountId: nat,
      acceptedVersion: 1,
      permissions: { ...PERMISSIONS },
      events: [],
      repositorySelection: "all",
      createdAt: clock.now(),
      updatedAt: clock.now(),
    },
  });
  return id;
}

async function insertApplication({ nat }: HostScene): Promise<number> {
  const { id } = await db.oauthApplication.create({
    data: {
      ownerId: nat,
      name: "Reader",
      url: "https://reader.example",
      clientId: "Ov23reader",
      createdAt: clock.now(),
      updatedAt: clock.now(),
    },
  });
  return id;
}
