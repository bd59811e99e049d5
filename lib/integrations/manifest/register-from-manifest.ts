import { notFound, validationFailed } from "@/lib/api/errors.ts";
import type { Actor } from "@/lib/authorization/grant.ts";
import { clock } from "@/lib/platform/clock.ts";
import { randomBase62 } from "@/lib/platform/crypto.ts";
import { transaction } from "@/lib/platform/db.ts";
import { hashToken } from "@/lib/tokens/formats.ts";
import { newClientSecret } from "../identifiers.ts";
import { registerIntegration } from "../register-integration.ts";
import { findDraft, MANIFEST_LIFE_MS } from "./drafts.ts";
import { readManifest } from "./read-manifest.ts";

/** As long as those that clients know; it carries 238 bits. */
const CODE_LENGTH = 40;

export type RegisteredFromManifest = {
  slug: string;
  /** Where the manifest sends the person, with the code and the state; null when it names no address. */
  redirectTo: string | null;
};

/**
 * Registers what a kept manifest asks for, under the name that the person chose, and uses the manifest up. The
 * credentials are made when the code is exchanged. Throws 404 when there is no such manifest any more, 422 and 403 as
 * registering does.
 */
export async function registerFromManifest({
  actor,
  ownerId,
  token,
  name,
}: {
  actor: Actor;
  ownerId: number;
  token: string;
  name: string;
}): Promise<RegisteredFromManifest> {
  const draft = await findDraft(token);
  if (!draft) throw notFound();
  const manifest = readManifest(draft.manifest);
  if ("problems" in manifest)
    throw validationFailed({
      resource: "Integration",
      field: "",
      code: "invalid",
      message: "The manifest is not valid.",
    });
  const { input, redirectUrl } = manifest;
  const secret = input.webhook_url ? newClientSecret() : null;
  return transaction(async (tx) => {
    const { count } = await tx.manifestDraft.deleteMany({ where: { id: draft.id } });
    if (count === 0) throw notFound(); // the same form was sent twice
    const { id, slug } = await registerIntegration({
      actor,
      ownerId,
      input: { ...input, name, webhook_secret: secret },
    });
    if (redirectUrl === null) return { slug, redirectTo: null };
    const code = randomBase62(CODE_LENGTH);
    const expiresAt = new Date(clock.now().getTime() + MANIFEST_LIFE_MS);
    await tx.manifestCode.create({
      data: { hash: hashToken(code), integrationId: id, createdById: actor.accountId, expiresAt },
    });
    return { slug, redirectTo: withCode(redirectUrl, { code, state: draft.state }) };
  });
}

function withCode(redirectUrl: string, { code, state }: { code: string; state: string | null }): string {
  const url = new URL(redirectUrl);
  url.searchParams.set("code", code);
  if (state !== null) url.searchParams.set("state", state);
  return url.toString();
}
