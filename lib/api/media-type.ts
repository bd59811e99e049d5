/**
 * What `Accept` asks for, as the response's X-GitHub-Media-Type names it: "github.v3; format=json", with a preview's
 * name as `param`. Lenient like the real parser: anything that is not understood counts as the default.
 * Source: wire facts §1.16 and §2 (a client of 2017 sent `Accept: Accept: …` and was answered).
 */
export function mediaType(accept: string | null): string {
  const match = /application\/vnd\.github\.?([a-z0-9-]*?)(?:\.([a-z-]+))?(?:\+([a-z]+))?(?:[,;\s]|$)/.exec(
    accept ?? "",
  );
  const [, name = "", param, format = "json"] = match ?? [];
  const isVersion = /^v\d+$/.test(name) || name === "";
  const version = isVersion ? name || "v3" : name;
  const preview = param && isVersion ? `; param=${param}` : "";
  return `github.${version}${preview}; format=${format}`;
}
