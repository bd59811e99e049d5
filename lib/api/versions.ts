import { badRequest } from "./errors.ts";

/** The dated versions of the REST API that are served. Source: wire facts §1.16. */
export const API_VERSIONS = ["2022-11-28", "2026-03-10"] as const;
export type ApiVersion = (typeof API_VERSIONS)[number];
const DEFAULT_VERSION: ApiVersion = "2022-11-28";

/** An answer's body as a version has it: without the fields that it no longer knows, named as Operation.withdrawn does. */
export function inVersion(version: ApiVersion, body: unknown, withdrawn: readonly string[] = []): unknown {
  if (version === DEFAULT_VERSION) return body;
  return withdrawn.reduce((left, path) => without(left, path.split(".")), body);
}

function without(value: unknown, [name, ...inside]: readonly string[]): unknown {
  if (Array.isArray(value)) return value.map((item) => without(item, [name as string, ...inside]));
  if (typeof value !== "object" || value === null || name === undefined) return value;
  const { [name]: found, ...rest } = value as Record<string, unknown>;
  if (inside.length === 0 || found === undefined) return rest;
  return { ...value, [name]: without(found, inside) };
}

/** The version a request asks for; without the header the oldest one. Throws 400 for one that never was. */
export function selectVersion(header: string | null): ApiVersion {
  if (!header) return DEFAULT_VERSION;
  const found = API_VERSIONS.find((version) => version === header);
  if (!found)
    throw badRequest(`API version ${header.slice(0, 40)} is not supported. Supported are ${API_VERSIONS.join(", ")}.`);
  return found;
}
