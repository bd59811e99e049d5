import { HOST_WRITTEN_REFS } from "../git/rules.ts";

/** Refs that everybody may read and only the host itself may write. */
export const isHostWrittenRef = (ref: string): boolean =>
  ref === HOST_WRITTEN_REFS || ref.startsWith(`${HOST_WRITTEN_REFS}/`);
