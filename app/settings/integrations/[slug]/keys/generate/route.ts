import { refusalWords } from "@/components/accounts/refused-state.ts";
import { setFlash } from "@/components/ui/flash.ts";
import { findAccountByLogin } from "@/lib/accounts/queries.ts";
import { forbidden, isRefusal, notFound } from "@/lib/api/errors.ts";
import { refuseOldSignIn } from "@/lib/authentication/recent-sign-in.ts";
import { authenticateSession, findViewerFrom } from "@/lib/authentication/session.ts";
import { type GeneratedKey, generateKey } from "@/lib/integrations/generate-key.ts";
import { isKeyFormat, type KeyFormat } from "@/lib/integrations/key-formats.ts";
import { findIntegrationForOwner } from "@/lib/integrations/queries.ts";
import { htmlUrl } from "@/lib/platform/urls.ts";
import { refuseUnsigned } from "@/lib/site/agreement.ts";

type Context = { params: Promise<{ org?: string; slug: string }> };

/**
 * Answers with a new private key as a file, which is the only time that it exists here. From our own pages alone: a
 * session counts only when the request's origin is ours. Scripts that send `accept: application/json` get a refusal as
 * JSON, a plain form goes back to the page with it.
 */
export async function POST(request: Request, { params }: Context): Promise<Response> {
  const { org, slug } = await params;
  try {
    const format = await formatOf(request);
    return fileOf(await generate(request, { org, slug, format }), format);
  } catch (error) {
    if (!isRefusal(error)) throw error;
    const message = refusalWords(error);
    if (request.headers.get("accept") === "application/json")
      return Response.json({ message }, { status: error.status, headers: { "cache-control": "no-store" } });
    await setFlash(message, "danger");
    const base = org === undefined ? "/settings" : `/organizations/${org}/settings`;
    return Response.redirect(htmlUrl(`${base}/integrations/${slug}/keys`), 303);
  }
}

/** What the form chose; scripts send the same form. */
async function formatOf(request: Request): Promise<KeyFormat> {
  const form = await request.formData().catch(() => null);
  const format = form?.get("format");
  return isKeyFormat(format) ? format : "pkcs1";
}

type Asked = { org: string | undefined; slug: string; format: KeyFormat };

async function generate(request: Request, { org, slug, format }: Asked): Promise<GeneratedKey> {
  const session = await authenticateSession(request.headers, request.method);
  const viewer = session && (await findViewerFrom(request.headers));
  if (!session || !viewer) throw forbidden("Sign in again, and send this from Mortise's own page.");
  refuseOldSignIn(viewer);
  await refuseUnsigned(viewer.id);
  const owner = org === undefined ? { id: session.userId } : await findAccountByLogin(org);
  const integration = owner && (await findIntegrationForOwner(owner.id, slug));
  if (!integration) throw notFound();
  return generateKey({ actor: { accountId: session.userId }, integrationId: integration.id, format });
}

const ENDINGS = {
  pkcs1: "private-key.pem",
  pkcs8: "private-key.pkcs8.pem",
  base64: "private-key.base64.txt",
} as const satisfies Record<KeyFormat, string>;

function fileOf({ privateKey, slug, createdAt }: GeneratedKey, format: KeyFormat): Response {
  const day = createdAt.toISOString().slice(0, "2026-11-21".length);
  return new Response(privateKey, {
    headers: {
      "content-type": format === "base64" ? "text/plain; charset=utf-8" : "application/x-pem-file",
      "content-disposition": `attachment; filename="${slug}.${day}.${ENDINGS[format]}"`,
      "cache-control": "no-store",
    },
  });
}
