import { describeKind, type Grant } from "@/lib/authorization/grant.ts";
import { explain } from "@/lib/authorization/reason.ts";
import { noteRefusedRequest } from "@/lib/integrations/refused-requests.ts";
import { isRefusal, type Refusal } from "./errors.ts";
import type { Operation } from "./operation.ts";

/** Where a request had come to when it was refused. */
export type Progress = {
  /** Who it was; null while that was not known. */
  grant: Grant | null;
  /** Whether it was let through to the operation itself. */
  allowed: boolean;
};

/** One sentence for both, so that nobody learns by asking whether there is something private at an address. */
const NOT_THERE =
  "There is nothing at this address, or the installation does not include it. If it exists, the owner of the account can install the integration there, or add the repository to the installation.";

/**
 * Keeps a refusal for those who may know why: the integration's owner, and the administrators of the account that it
 * is installed on. Refusals of people's own tokens, and of what a request says rather than may, are not kept.
 */
export function noteRefusal(error: unknown, { grant, allowed }: Progress, request: RequestSeen): void {
  if (!isRefusal(error)) return;
  const caller = error.caller ?? (grant && callerBehind(grant));
  if (!caller) return;
  const explanation = explanationOf(error, { grant, allowed }, request.operation);
  if (explanation === null) return;
  const { method, path, operation } = request;
  const { status, message } = error;
  noteRefusedRequest({ ...caller, method, path, operation: operation.id, status, message, explanation });
}

type RequestSeen = {
  method: string;
  /** Under /api/v3, or of a repository of git. */
  path: string;
  operation: Pick<Operation, "id" | "accepts">;
};

function callerBehind(grant: Grant) {
  switch (grant.kind) {
    case "integration":
      return { integrationId: grant.integrationId, installationId: null, userId: null };
    case "installation":
      return { integrationId: grant.integrationId, installationId: grant.installationId, userId: null };
    case "user-via-integration":
      return { integrationId: grant.integrationId, installationId: null, userId: grant.userId };
    default:
      return null;
  }
}

/** Null for what is no question of who may do what. */
function explanationOf(
  refusal: Refusal,
  { grant, allowed }: Progress,
  operation: RequestSeen["operation"],
): string | null {
  const { status, reason, message } = refusal;
  if (status === 404) return allowed ? null : NOT_THERE;
  if (status !== 401 && status !== 403 && status !== 429) return null;
  if (reason) return explain(reason);
  if (grant && !operation.accepts.includes(grant.kind))
    return `This operation cannot be called with ${describeKind(grant)}.`;
  return `The caller was told why: ${message}`;
}
