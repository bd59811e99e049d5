import type { ReactNode } from "react";
import { IntegrationAvatar } from "@/components/integrations/integration-avatar.tsx";
import { Badge } from "@/components/ui/badge.tsx";
import { ListRow, MetaDot } from "@/components/ui/list.tsx";
import { RelativeTime } from "@/components/ui/relative-time.tsx";
import type { RequestWithParts } from "@/lib/installations/requests/queries.ts";
import { requestedWords, requestStanding } from "./request-words.ts";

/** One request in a list, for the requester or for the owners. */
export function RequestRow({
  request,
  title,
  actions,
  repositories,
}: {
  request: RequestWithParts;
  title: ReactNode;
  actions?: ReactNode;
  /** Their names, for those who may know them. */
  repositories?: string | undefined;
}) {
  const { integration, reason, answer, createdAt, closedAt, closedBy } = request;
  const standing = requestStanding(request);
  return (
    <ListRow
      leading={<IntegrationAvatar integration={integration} size={32} />}
      title={title}
      badges={<Badge tone={standing.tone}>{standing.label}</Badge>}
      description={reason && <span className="whitespace-pre-wrap break-words">“{reason}”</span>}
      meta={
        <>
          <span className="break-words">
            {requestedWords(request)}
            {repositories && `: ${repositories}`}
          </span>
          <MetaDot />
          <span>
            asked <RelativeTime at={createdAt} />
          </span>
          {closedAt && (
            <>
              <MetaDot />
              <span>
                closed <RelativeTime at={closedAt} />
                {closedBy && ` by ${closedBy.login}`}
              </span>
            </>
          )}
        </>
      }
      actions={actions}
    >
      {answer && (
        <p className="mt-2 ml-11 whitespace-pre-wrap break-words border-line border-l-4 pl-3">
          <span className="text-muted text-xs">{closedBy?.login ?? "An owner"} answered</span>
          <br />
          {answer}
        </p>
      )}
    </ListRow>
  );
}
