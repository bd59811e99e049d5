import { randomBytes } from "node:crypto";
import { clock } from "@/lib/platform/clock.ts";
import { transaction } from "@/lib/platform/db.ts";
import { hashToken } from "@/lib/tokens/formats.ts";
import { agree } from "./agree.ts";
import type { Asked } from "./asked.ts";
import type { AuthorizeRequest } from "./authorize-request.ts";
import type { Client } from "./client.ts";
import { withParameters } from "./redirect-uri.ts";
import { CODE_LIFE_MS } from "./rules.ts";

const CODE_BYTES = 20;
/** A spent or expired code is known this long, so that a second use is seen as one. */
const CODE_KEPT_MS = 24 * 3600_000;

/**
 * The person agrees, and their browser is given a code for the client: returns the client's address with `code` and
 * `state`. `request` must have been planned for this person; `asked` is what they agree to. `extra` parameters go
 * along, for an installation that ends in a sign-in.
 */
export async function agreeAndIssueCode({
  accountId,
  client,
  asked,
  redirectUri,
  request,
  extra = {},
}: {
  accountId: number;
  client: Client;
  asked: Asked;
  redirectUri: string;
  request: Pick<AuthorizeRequest, "state" | "codeChallenge">;
  extra?: Readonly<Record<string, string>>;
}): Promise<string> {
  const code = randomBytes(CODE_BYTES).toString("hex");
  await transaction(async (tx) => {
    const { authorizationId, scopes } = await agree({ accountId, client, asked });
    const now = clock.now();
    const longAgo = new Date(now.getTime() - CODE_KEPT_MS);
    await tx.oauthCode.deleteMany({ where: { authorizationId, createdAt: { lt: longAgo } } });
    await tx.oauthCode.create({
      data: {
        hash: hashToken(code),
        authorizationId,
        redirectUri,
        codeChallenge: request.codeChallenge,
        scopes: [...scopes],
        createdAt: now,
        expiresAt: new Date(now.getTime() + CODE_LIFE_MS),
      },
    });
  });
  return withParameters(redirectUri, { ...extra, code, state: request.state });
}
