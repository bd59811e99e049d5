import { validationFailed } from "@/lib/api/errors.ts";
import { config } from "@/lib/platform/config.ts";

type Urls = Readonly<Record<string, string | null>>;

/**
 * In production an address of this machine without TLS is a mistake: it would lead to the server's own machine, or to
 * the visitor's. Callback URLs are exempt, because programs on a person's machine listen there (wire facts §1.9). Throws 422.
 */
export function requireSecureUrls(urls: Urls): void {
  if (config().mode !== "production") return;
  const wrong = Object.entries(urls).filter(([, url]) => url !== null && /^http:/i.test(url));
  if (wrong.length === 0) return;
  throw validationFailed(
    ...wrong.map(([field]) => ({
      resource: "Integration",
      field,
      code: "invalid" as const,
      message: "Use https:// here: on this server http:// is for callback URLs on a person's own machine alone.",
    })),
  );
}
