import { KeyIcon, PlusIcon } from "@primer/octicons-react";
import { LinkButton } from "@/components/ui/button.tsx";
import { EmptyState } from "@/components/ui/empty-state.tsx";
import { Link } from "@/components/ui/link.tsx";
import { List, ListRow } from "@/components/ui/list.tsx";
import type { ShownToken } from "@/lib/tokens/personal/queries.ts";
import { reachWords, TokenBadges, TokenTimes } from "./token-words.tsx";

/** A person's own tokens of one kind; `base` is the address of the list. */
export function PersonalTokenList({
  tokens,
  base,
  about,
}: {
  tokens: readonly ShownToken[];
  base: string;
  about: string;
}) {
  if (tokens.length === 0)
    return (
      <EmptyState
        icon={<KeyIcon size={24} />}
        title="No tokens yet"
        actions={
          <LinkButton href={`${base}/new`} variant="primary" icon={<PlusIcon />}>
            New token
          </LinkButton>
        }
      >
        {about}
      </EmptyState>
    );
  return (
    <List label="Tokens">
      {tokens.map((token) => (
        <ListRow
          key={token.id}
          leading={<KeyIcon aria-hidden="true" />}
          title={
            <Link look="strong" href={`${base}/${token.id}`}>
              {token.note ?? "Token without a note"}
            </Link>
          }
          badges={<TokenBadges token={token} />}
          description={
            token.kind === "PERSONAL"
              ? token.scopes.join(", ") || "No scope: what is public"
              : `${token.resourceOwner?.login ?? "Nobody"}: ${reachWords(token)}`
          }
          meta={<TokenTimes token={token} />}
        />
      ))}
    </List>
  );
}
