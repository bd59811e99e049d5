import type { Operation } from "../operation.ts";

/** Releases, forks, stars and comments on commits. */
export const releasesOperations: readonly Operation[] = [];
