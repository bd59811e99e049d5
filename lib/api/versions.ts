import { badRequest } from "./errors.ts";

/** The dated versions of the REST API that are served. Source: wire facts §1.16. */
const API_VERSIONS = ["2022-11-28", "2026-03-10"] as const;
export type ApiVersion = (typeof API_VERSIONS)[number];
const DEFAULT_VERSION: ApiVersion = "2022-11-28";

/** The version a request asks for; without the header the oldest one. Throws 400 for one that never was. */
export function selectVersion(header: string | null): ApiVersion {
  if (!header) return DEFAULT_VERSION;
  const found = API_VERSIONS.find((version) => version === header);
  if (!found)
    throw badRequest(`API version ${header.slice(0, 40)} is not supported. Supported are ${API_VERSIONS.join(", ")}.`);
  return found;
}
