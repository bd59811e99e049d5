import {
  searchCodeOperation,
  searchIssuesOperation,
  searchRepositoriesOperation,
  searchUsersOperation,
} from "@/lib/host/search/operations/search.ts";
import type { Operation } from "../operation.ts";

/** Searches over everything that a credential may read. */
export const searchOperations: readonly Operation[] = [
  searchCodeOperation,
  searchIssuesOperation,
  searchRepositoriesOperation,
  searchUsersOperation,
];
