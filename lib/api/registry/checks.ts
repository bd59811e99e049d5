import {
  createCheckRunOperation,
  getCheckRunOperation,
  listAnnotationsOperation,
  listRunsForRefOperation,
  listRunsForSuiteOperation,
  rerequestRunOperation,
  updateCheckRunOperation,
} from "@/lib/host/checks/operations/check-runs.ts";
import {
  createCheckSuiteOperation,
  getCheckSuiteOperation,
  listSuitesForRefOperation,
  rerequestSuiteOperation,
  setPreferencesOperation,
} from "@/lib/host/checks/operations/check-suites.ts";
import type { Operation } from "../operation.ts";

/** Check suites and runs. */
export const checksOperations: readonly Operation[] = [
  createCheckRunOperation,
  getCheckRunOperation,
  updateCheckRunOperation,
  listAnnotationsOperation,
  rerequestRunOperation,
  listRunsForRefOperation,
  createCheckSuiteOperation,
  setPreferencesOperation,
  getCheckSuiteOperation,
  listRunsForSuiteOperation,
  rerequestSuiteOperation,
  listSuitesForRefOperation,
];
