import { readFileSync } from "node:fs";
import type { ValidateFunction } from "ajv";
import { officialOpenApi } from "@/scripts/official-openapi.mjs";
import { officialSchemas } from "./official-webhook-schema.ts";

type Response = { $ref?: string; content?: Record<string, { schema?: unknown }> };
type Description = {
  paths: Record<string, Record<string, { responses: Record<string, Response> }>>;
  components: { responses: Record<string, Response> };
};
type Answered = { method: string; path: string; status: number; body: unknown };

let loaded: { description: Description; compile: (schema: object) => ValidateFunction } | undefined;
const compiled = new Map<string, ValidateFunction | null>();

/**
 * What the official description finds wrong with an answer; empty when nothing is. Null when it knows no such operation,
 * status or body. `path` is the operation's, with names in braces.
 */
export function officialAnswerProblems({ method, path, status, body }: Answered): string[] | null {
  const key = `${method} ${path} ${status}`;
  if (!compiled.has(key)) compiled.set(key, compileAnswer(method, path, status));
  const validate = compiled.get(key);
  if (!validate) return null;
  if (validate(body)) return [];
  return (validate.errors ?? []).map(
    ({ instancePath, message, params }) => `${instancePath || "/"} ${message} ${JSON.stringify(params)}`,
  );
}

function compileAnswer(method: string, path: string, status: number): ValidateFunction | null {
  loaded ??= load();
  const found = loaded.description.paths[path]?.[method.toLowerCase()]?.responses[String(status)];
  const response = found?.$ref
    ? loaded.description.components.responses[found.$ref.slice(found.$ref.lastIndexOf("/") + 1)]
    : found;
  const schema = response?.content?.["application/json"]?.schema;
  return schema ? loaded.compile(schema as object) : null;
}

function load() {
  const description = JSON.parse(readFileSync(officialOpenApi(), "utf8")) as Description;
  return { description, compile: officialSchemas(description.components) };
}
