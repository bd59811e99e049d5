import { Badge } from "@/components/ui/badge.tsx";
import { MetaDot } from "@/components/ui/list.tsx";
import { RelativeTime } from "@/components/ui/relative-time.tsx";
import type { Permissions } from "@/lib/authorization/permissions.ts";
import { clock } from "@/lib/platform/clock.ts";
import type { ShownToken } from "@/lib/tokens/personal/queries.ts";
import { isUnused } from "@/lib/tokens/queries.ts";

const HOUR_MS = 60 * 60 * 1000;

/** Whether a token still works and, for an organization, whether it may yet. */
export function TokenBadges({ token }: { token: ShownToken }) {
  const { approval, expiresAt } = token;
  const now = clock.now();
  const expired = expiresAt !== null && expiresAt <= now;
  return (
    <>
      {expired && <Badge tone="danger">Expired</Badge>}
      {!expired && isUnused(token, now) && <Badge tone="danger">Ended: unused for a year</Badge>}
      {approval === "PENDING" && <Badge tone="warning">Waits for approval</Badge>}
      {approval === "DENIED" && <Badge tone="danger">Not approved</Badge>}
    </>
  );
}

/** When a token was made and last used, and when it ends. */
export function TokenTimes({
  token,
}: {
  token: Pick<ShownToken, "createdAt" | "lastUsedAt" | "expiresAt" | "lastEight">;
}) {
  const { createdAt, lastUsedAt, expiresAt, lastEight } = token;
  return (
    <>
      <span className="font-mono">
        <span aria-hidden="true">••••</span>
        <span className="sr-only">Ends in </span>
        {lastEight}
      </span>
      <MetaDot />
      <span>
        Made <RelativeTime at={createdAt} />
      </span>
      <MetaDot />
      <span>{lastUsedAt ? <LastUse at={lastUsedAt} /> : "Never used"}</span>
      <MetaDot />
      <span>
        {expiresAt ? (
          <>
            Expires <RelativeTime at={expiresAt} />
          </>
        ) : (
          "Never expires"
        )}
      </span>
    </>
  );
}

/** A use is noted once in an hour, so that nothing finer is known. */
function LastUse({ at }: { at: Date }) {
  if (clock.now().getTime() - at.getTime() < HOUR_MS) return "Used in the last hour";
  return (
    <>
      Last used <RelativeTime at={at} />
    </>
  );
}

/** Which repositories a fine-grained token reaches. */
export function reachWords({
  repositorySelection,
  repositoryIds,
}: Pick<ShownToken, "repositorySelection" | "repositoryIds">): string {
  if (repositorySelection === "all") return "All repositories";
  const count = repositoryIds.length;
  if (count === 0) return "What is public";
  return count === 1 ? "1 repository" : `${count} repositories`;
}

/** What a fine-grained token may do where it reaches. */
export const permissionsOf = ({ permissions }: Pick<ShownToken, "permissions">): Permissions =>
  (permissions ?? {}) as Permissions;
