import {
  deleteReleaseAsset,
  getReleaseAsset,
  listReleaseAssets,
  updateReleaseAsset,
  uploadReleaseAsset,
} from "@/lib/host/releases/operations/assets.ts";
import {
  createReleaseOperation,
  deleteReleaseOperation,
  generateReleaseNotes,
  getLatestRelease,
  getRelease,
  getReleaseByTag,
  listReleasesOperation,
  updateReleaseOperation,
} from "@/lib/host/releases/operations/releases.ts";
import type { Operation } from "../operation.ts";

/** Releases, forks, stars and comments on commits. */
export const releasesOperations: readonly Operation[] = [
  createReleaseOperation,
  deleteReleaseAsset,
  deleteReleaseOperation,
  generateReleaseNotes,
  getLatestRelease,
  getRelease,
  getReleaseAsset,
  getReleaseByTag,
  listReleaseAssets,
  listReleasesOperation,
  updateReleaseAsset,
  updateReleaseOperation,
  uploadReleaseAsset,
];
