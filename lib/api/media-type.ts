/** What a media type can ask for in place of the usual JSON, each served where an operation says so. */
const FORMATS = ["raw", "html", "text", "full", "object", "diff", "patch", "sha", "repository", "star"] as const;
export type MediaFormat = (typeof FORMATS)[number];

/** What clients of 2016 to 2020 named in `Accept` to be served what integrations need (wire facts §2). */
export const ERA_PREVIEW = "machine-man-preview";

const isFormat = (word: string | undefined): word is MediaFormat => (FORMATS as readonly unknown[]).includes(word);

/** The version, the word after it and the suffix of the first media type that is one of the wire's. */
function parts(accept: string | null): { version: string; param: string | undefined; suffix: string } {
  const match = /application\/vnd\.github\.?([a-z0-9-]*?)(?:\.([a-z-]+))?(?:\+([a-z]+))?(?:[,;\s]|$)/.exec(
    accept ?? "",
  );
  const [, name = "", param, suffix = "json"] = match ?? [];
  // `vnd.github.raw` is short for `vnd.github.v3.raw`.
  if (isFormat(name)) return { version: "v3", param: name, suffix };
  return { version: name || "v3", param, suffix };
}

/**
 * What `Accept` asks for, as the response's X-GitHub-Media-Type names it: "github.v3; format=json", with a preview's
 * name as `param`. Lenient like the real parser: anything that is not understood counts as the default.
 * Source: wire facts §1.16 and §2 (a client of 2017 sent `Accept: Accept: …` and was answered).
 */
export function mediaType(accept: string | null): string {
  const { version, param, suffix } = parts(accept);
  const shown = param && /^v\d+$/.test(version) ? `; param=${param}` : "";
  return `github.${version}${shown}; format=${suffix}`;
}

/** The other form of an answer that `Accept` asks for; null for JSON as usual. */
export function mediaFormat(headers: Headers): MediaFormat | null {
  const { param } = parts(headers.get("accept"));
  return isFormat(param) ? param : null;
}

/** Whether `Accept` names a preview, however it is written around. */
export function asksForPreview(headers: Headers, preview: string): boolean {
  return headers.get("accept")?.includes(`application/vnd.github.${preview}`) ?? false;
}

/** The content type of an answer in such a form. Clients take it for text by its charset. */
export const contentTypeOf = (format: MediaFormat): string => `application/vnd.github.v3.${format}; charset=utf-8`;
