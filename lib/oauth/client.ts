import type { Permissions } from "@/lib/authorization/permissions.ts";
import { permissionsOf } from "@/lib/integrations/stored-permissions.ts";
import { db, type Reader } from "@/lib/platform/db.ts";

/** One address that codes may be sent to. */
export type CallbackUrl = { url: string; wildcard: boolean };

type Common = {
  id: number;
  clientId: string;
  name: string;
  description: string | null;
  url: string;
  owner: { id: number; login: string; type: "USER" | "ORGANIZATION" | "BOT" };
  /** The first is where a flow without redirect_uri ends. */
  callbackUrls: readonly CallbackUrl[];
  deviceFlow: boolean;
  /** Whether its tokens end after eight hours and can be refreshed. */
  expireTokens: boolean;
  createdAt: Date;
  /** Set while those who run the server have stopped it. */
  suspendedAt: Date | null;
};

/** Whoever asks to act for people: an integration, which brings permissions, or an OAuth application, which asks for scopes. */
export type Client =
  | (Common & {
      kind: "integration";
      slug: string;
      /** A private one is for the owner and, of an organization, its members. */
      public: boolean;
      /** What it asks for now. */
      permissions: Permissions;
      version: number;
    })
  | (Common & { kind: "application" });

export type IntegrationClient = Extract<Client, { kind: "integration" }>;
export type ApplicationClient = Extract<Client, { kind: "application" }>;

const owner = { select: { id: true, login: true, type: true } } as const;

/** The client of either kind with this id; null for an unknown one. */
export async function findClient(clientId: string, reader: Reader = db): Promise<Client | null> {
  if (clientId === "" || clientId.includes("\0")) return null; // the database would fail on a NUL
  return (await findIntegration(clientId, reader)) ?? findApplication(clientId, reader);
}

async function findIntegration(clientId: string, reader: Reader): Promise<IntegrationClient | null> {
  const row = await reader.integration.findUnique({
    where: { clientId },
    select: {
      id: true,
      clientId: true,
      name: true,
      slug: true,
      description: true,
      url: true,
      owner,
      deviceFlow: true,
      expireUserTokens: true,
      public: true,
      createdAt: true,
      suspendedAt: true,
      callbackUrls: { select: { url: true, wildcard: true }, orderBy: { position: "asc" } },
      versions: { select: { number: true, permissions: true }, orderBy: { number: "desc" }, take: 1 },
    },
  });
  if (!row) return null;
  const { versions, expireUserTokens, ...rest } = row;
  const [version] = versions;
  return {
    ...rest,
    kind: "integration",
    expireTokens: expireUserTokens,
    permissions: permissionsOf(version?.permissions),
    version: version?.number ?? 0,
  };
}

async function findApplication(clientId: string, reader: Reader): Promise<ApplicationClient | null> {
  const row = await reader.oauthApplication.findUnique({
    where: { clientId },
    select: {
      id: true,
      clientId: true,
      name: true,
      description: true,
      url: true,
      owner,
      callbackUrls: true,
      deviceFlow: true,
      expireUserTokens: true,
      createdAt: true,
      suspendedAt: true,
    },
  });
  if (!row) return null;
  const { callbackUrls, expireUserTokens, ...rest } = row;
  return {
    ...rest,
    kind: "application",
    callbackUrls: callbackUrls.map((url) => ({ url, wildcard: false })),
    expireTokens: expireUserTokens,
  };
}

/** The column that a row about a client has it in. */
export const clientColumn = (
  client: Pick<Client, "kind" | "id">,
): { integrationId: number } | { oauthApplicationId: number } =>
  client.kind === "integration" ? { integrationId: client.id } : { oauthApplicationId: client.id };
