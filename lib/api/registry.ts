import type { Operation } from "./operation.ts";

/** Every operation that is served. Order is of no meaning; ids and routes are unique, which a test holds. */
export const operations: readonly Operation[] = [];
