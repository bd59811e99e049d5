import type { ReactNode } from "react";
import { Breadcrumbs } from "@/components/ui/breadcrumbs.tsx";
import { LinkButton } from "@/components/ui/button.tsx";
import { PageHeading } from "@/components/ui/page-heading.tsx";
import type { ShownToken } from "@/lib/tokens/personal/queries.ts";
import { TokenBadges, TokenTimes } from "./token-words.tsx";

/** The head of a token's own page: its name and state, the way back, and the way to its end. */
export function TokenHeading({
  token,
  list,
  about,
}: {
  token: ShownToken;
  list: { label: string; href: string };
  /** What is said before its times. */
  about?: ReactNode;
}) {
  return (
    <>
      <div className="mb-3">
        <Breadcrumbs items={[list, { label: token.note ?? "Token" }]} />
      </div>
      <PageHeading
        badges={<TokenBadges token={token} />}
        description={
          <span className="flex flex-wrap gap-x-2">
            {about}
            <TokenTimes token={token} />
          </span>
        }
        actions={
          <LinkButton href={`${list.href}/${token.id}/delete`} variant="danger">
            Delete
          </LinkButton>
        }
      >
        {token.note ?? "Token without a note"}
      </PageHeading>
    </>
  );
}
