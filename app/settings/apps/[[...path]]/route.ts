import { isRefusal } from "@/lib/api/errors.ts";
import { clientAddress } from "@/lib/authentication/client-address.ts";
import { keepManifest } from "@/lib/integrations/manifest/drafts.ts";
import { config } from "@/lib/platform/config.ts";

/** The later name of the same pages: clients and documents link to it, with a query that fills the form. */
export function GET(request: Request): Response {
  const { pathname, search } = new URL(request.url);
  return Response.redirect(`${config().publicUrl}${inOurWords(pathname)}${search}`, 302);
}

const FORM_PATH = /\/settings\/apps\/new$/;

/**
 * A manifest that a form of another site brings, by whomever: the browser sends no session along. It is kept, and the
 * page where it is read and decided about asks who is there.
 */
export async function POST(request: Request): Promise<Response> {
  const { pathname, searchParams } = new URL(request.url);
  if (!FORM_PATH.test(pathname)) return new Response("Not Found\n", { status: 404 });
  // Anybody may send anything: what is no form has no fields.
  const form = await request.formData().catch(() => null);
  const text = (name: string): string | null => form?.get(name)?.toString() ?? null;
  try {
    const { token } = await keepManifest({
      manifest: text("manifest") ?? "",
      state: searchParams.get("state") ?? text("state"),
      address: clientAddress(request.headers) ?? "local",
    });
    return Response.redirect(`${config().publicUrl}${inOurWords(pathname)}/manifest/${token}`, 303);
  } catch (error) {
    if (!isRefusal(error)) throw error;
    const message = error.status === 422 ? "The form has no field named manifest." : error.message;
    return new Response(`${message}\n`, { status: error.status });
  }
}

const inOurWords = (pathname: string): string => pathname.replace("/settings/apps", "/settings/integrations");
