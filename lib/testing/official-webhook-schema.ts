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
type Loaded = {
  description: Description;
  compile: (schema: object) => ValidateFunction;
  compiled: Map<string, ValidateFunction>;
};

const EMAIL = addFormats.default.get("email", "full") as RegExp;

const require = createRequire(import.meta.url);
let loaded: Loaded | undefined;

/**
 * What the official schema of an event finds wrong with a payload; empty when nothing is.
 * Throws for an event that the official description does not know.
 */
export function officialProblems(event: string, payload: { action?: unknown }): string[] {
  const { description, compile, compiled } = load();
  const key = keyOf(description, event, payload.action);
  let validate = compiled.get(key);
  if (!validate) {
    const { $ref } = description.webhooks[key]?.post.requestBody.content["application/json"].schema ?? { $ref: "" };
    validate = compile({ $ref });
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
  const path = require.resolve("@octokit/openapi-webhooks/generated/api.github.com.json");
  const description = JSON.parse(readFileSync(path, "utf8")) as Description;
  loaded = { description, compile: officialSchemas(description.components), compiled: new Map() };
  return loaded;
}

/** Compiles schemas of an official description, whose references lead into its components. */
export function officialSchemas(components: unknown): (schema: object) => ValidateFunction {
  const ajv = new Ajv({ strict: false, validateSchema: false, allErrors: true });
  addFormats.default(ajv);
  // The address of a bot has brackets: as commits and pushes have it on the wire, and no address by the usual pattern.
  ajv.addFormat("email", (text: string) => EMAIL.test(text.replace(/^(\d+\+[\w-]+)\[bot\]@/, "$1@")));
  ajv.addSchema({ $id: "official", components: withNull(components) });
  return (schema) => ajv.compile(withReferences(withNull(schema)) as object);
}

/** A schema outside of the components refers into them by their document. */
function withReferences(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(withReferences);
  if (typeof schema !== "object" || schema === null) return schema;
  return Object.fromEntries(
    Object.entries(schema).map(([key, value]) =>
      key === "$ref" && typeof value === "string" ? [key, `official${value}`] : [key, withReferences(value)],
    ),
  );
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
