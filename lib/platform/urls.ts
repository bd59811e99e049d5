import { config } from "./config.ts";

/** Absolute address of a page; `path` starts with a slash. */
export const htmlUrl = (path: string): string => `${config().publicUrl}${path}`;

/** Absolute address under the REST API; `path` starts with a slash. Source: GHES layout, wire facts §1.16. */
export const apiUrl = (path: string): string => `${config().publicUrl}/api/v3${path}`;
