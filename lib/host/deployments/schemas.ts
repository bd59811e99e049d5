import { z } from "zod";
import { linkUrl, shortDescription, stateError } from "../statuses/schemas.ts";

const NAME_LENGTH_MAX = 255;
const PAYLOAD_LENGTH_MAX = 65_536;

const word = (field: string) =>
  z
    .string()
    .trim()
    .min(1, { error: `${field} cannot be blank` })
    .max(NAME_LENGTH_MAX, { error: `${field} is too long (maximum is ${NAME_LENGTH_MAX} characters)` });

const payload = z
  .union([z.string(), z.record(z.string(), z.json())])
  .refine((value) => JSON.stringify(value).length <= PAYLOAD_LENGTH_MAX, {
    error: `payload is too long (maximum is ${PAYLOAD_LENGTH_MAX} characters)`,
  });

export const createDeploymentInput = z.object({
  /** A branch, a tag or an object name. */
  ref: word("ref"),
  task: word("task").default("deploy"),
  /** Taken and not acted on: the ref is deployed as it is. */
  auto_merge: z.boolean().default(true),
  /** The statuses that have to be successful: all that there are unless named, none for an empty list. */
  required_contexts: z.array(z.string()).nullable().optional(),
  payload: payload.default({}),
  environment: word("environment").default("production"),
  description: shortDescription,
  transient_environment: z.boolean().default(false),
  /** True for the environment "production" unless told. */
  production_environment: z.boolean().optional(),
});
export type CreateDeploymentInput = z.output<typeof createDeploymentInput>;

export const DEPLOYMENT_STATES = [
  "error",
  "failure",
  "inactive",
  "in_progress",
  "queued",
  "pending",
  "success",
] as const;

export const createDeploymentStatusInput = z.object({
  state: z.enum(DEPLOYMENT_STATES, { error: ({ input }) => stateError(input, DEPLOYMENT_STATES) }),
  /** The older name of log_url. */
  target_url: linkUrl("target_url"),
  log_url: linkUrl("log_url"),
  environment_url: linkUrl("environment_url"),
  description: shortDescription,
  /** Moves the deployment to another environment. */
  environment: word("environment").optional(),
  /** Whether a success ends the earlier deployments of the environment. */
  auto_inactive: z.boolean().default(true),
});
export type CreateDeploymentStatusInput = z.output<typeof createDeploymentStatusInput>;
