import {
  addInstallationRepositoryOfEra,
  getInstallationOfEra,
  listInstallationsOfEra,
  postInstallationRepositoryOfEra,
  removeInstallationRepositoryOfEra,
} from "@/lib/installations/operations/era-installations.ts";
import { createInstallationAccessTokenOfEra } from "@/lib/tokens/operations/era-installation-token.ts";
import type { Operation } from "../operation.ts";

/** What clients of 2016 and 2017 call, beside what took its place: served, and not described any more (wire facts §2). */
export const eraOperations: readonly Operation[] = [
  addInstallationRepositoryOfEra,
  createInstallationAccessTokenOfEra,
  getInstallationOfEra,
  listInstallationsOfEra,
  postInstallationRepositoryOfEra,
  removeInstallationRepositoryOfEra,
];
