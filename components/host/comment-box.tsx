import type { ReactNode } from "react";
import { Markdown } from "@/components/markdown/markdown.tsx";
import { Badge } from "@/components/ui/badge.tsx";
import { RelativeTime } from "@/components/ui/relative-time.tsx";
import type { SimpleAccount } from "@/lib/accounts/represent.ts";
import type { PerformedVia } from "@/lib/host/performed-via.ts";
import { Via } from "./performed-via.tsx";
import { AccountAvatar, PersonLink } from "./person-link.tsx";

const ASSOCIATIONS = { OWNER: "Owner", MEMBER: "Member", COLLABORATOR: "Collaborator", NONE: null } as const;

/** What somebody wrote on an issue: who and when above the text. `id` is what links lead to. */
export function CommentBox({
  id,
  label,
  author,
  association,
  performedVia,
  createdAt,
  isEdited,
  body,
  actions,
}: {
  id: string;
  /** Names it for screen readers. */
  label: string;
  author: SimpleAccount | null;
  association: keyof typeof ASSOCIATIONS;
  performedVia: PerformedVia;
  createdAt: Date;
  isEdited: boolean;
  body: string | null;
  actions?: ReactNode;
}) {
  const standing = ASSOCIATIONS[association];
  return (
    <article
      id={id}
      aria-label={label}
      className="flex min-w-0 scroll-mt-4 items-start gap-3 target:[&>div]:border-accent"
    >
      <span className="hidden pt-1 sm:block">
        <AccountAvatar account={author} size={32} />
      </span>
      <div className="min-w-0 grow rounded-md border border-line">
        <div className="flex flex-wrap items-center gap-x-2 gap-y-1 rounded-t-md border-line border-b bg-subtle px-4 py-2">
          <PersonLink account={author} />
          <Via author={author} performedVia={performedVia} />
          <span className="text-muted">
            wrote{" "}
            <a href={`#${id}`} className="rounded-sm underline-offset-2 hover:underline">
              <RelativeTime at={createdAt} />
            </a>
            {isEdited && " · edited"}
          </span>
          <span className="ml-auto flex flex-wrap items-center gap-2">
            {standing && <Badge>{standing}</Badge>}
            {actions}
          </span>
        </div>
        <div className="px-4 py-3">
          {body ? (
            <Markdown text={body} idPrefix={`${id}-`} lineBreaks />
          ) : (
            <p className="text-muted italic">No text was given.</p>
          )}
        </div>
      </div>
    </article>
  );
}
