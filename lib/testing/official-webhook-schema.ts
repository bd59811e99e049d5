import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { Ajv, type ValidateFunction } from "ajv";
import addFormats from "ajv-formats";

/** The part of the official description that is read here. */
type Description = {
  webhooks: Record<
    string,
    { post: { requestBody: { content: { "application/json": { schema: { $ref: string } } } } } }
  >;
  components: unknown;
};
type Loaded = { description: Description; ajv: Ajv; compiled: Map<string, ValidateFunction> };

const DESCRIPTION = "@octokit/openapi-webhooks/generated/api.github.com.json";
let loaded: Loaded | undefined;

/**
 * What the official schema of an event finds wrong with a payload; empty when nothing is.
 * Throws for an event that the official description does not know.
 */
export function officialProblems(event: string, payload: { action?: unknown }): string[] {
  const { description, ajv, compiled } = load();
  const key = keyOf(description, event, payload.action);
  let validate = compiled.get(key);
  if (!validate) {
    const { $ref } = description.webhooks[key]?.post.requestBody.content["application/json"].schema ?? { $ref: "" };
    validate = ajv.compile({ $ref: `official${$ref}` });
    compiled.set(key, validate);
  }
  if (validate(payload)) return [];
  return (validate.errors ?? []).map(
    ({ instancePath, message, params }) => `${instancePath || "/"} ${message} ${JSON.stringify(params)}`,
  );
}

/** "issues" and "opened" → "issues-opened"; events without actions have their name alone. */
function keyOf({ webhooks }: Description, event: string, action: unknown): string {
  const name = event.replaceAll("_", "-");
  const known = event === "installation_repositories" ? "installation-repositories" : name;
  const key = typeof action === "string" ? `${known}-${action.replaceAll("_", "-")}` : known;
  if (!(key in webhooks)) throw new Error(`the official description has no ${key}`);
  return key;
}

function load(): Loaded {
  if (loaded) return loaded;
  const path = createRequire(import.meta.url).resolve(DESCRIPTION);
  const description = JSON.parse(readFileSync(path, "utf8")) as Description;
  const ajv = new Ajv({ strict: false, validateSchema: false, allErrors: true });
  addFormats.default(ajv);
  ajv.addSchema({ $id: "official", components: withNull(description.components) });
  loaded = { description, ajv, compiled: new Map() };
  return loaded;
}

/** OpenAPI 3.0 says `nullable` where JSON Schema says null: ajv knows it beside `type`, and without null in `enum`. */
function withNull(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(withNull);
  if (typeof schema !== "object" || schema === null) return schema;
  const inner = Object.fromEntries(Object.entries(schema).map(([key, value]) => [key, withNull(value)]));
  if (inner.nullable !== true) return inner;
  if (Array.isArray(inner.enum) && !inner.enum.includes(null)) inner.enum = [...inner.enum, null];
  if (inner.type !== undefined) return inner;
  const { nullable: _, ...rest } = inner;
  return { anyOf: [rest, { type: "null" }] };
}
