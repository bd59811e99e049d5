import { authenticating } from "./guides/authenticating.ts";
import { changingPermissions } from "./guides/changing-permissions.ts";
import { installing } from "./guides/installing.ts";
import { registering } from "./guides/registering.ts";
import { renaming } from "./guides/renaming.ts";
import { webhooks } from "./guides/webhooks.ts";
import type { Guide } from "./picture.ts";

/** The guides with pictures. A new one is a file in guides/ and a line here. */
export const GUIDES: readonly Guide[] = [
  installing,
  changingPermissions,
  registering,
  renaming,
  authenticating,
  webhooks,
];
