import { KeyIcon } from "@primer/octicons-react";
import { EmptyState } from "@/components/ui/empty-state.tsx";
import { Link } from "@/components/ui/link.tsx";
import { List, ListRow } from "@/components/ui/list.tsx";
import { permissionEntries } from "@/lib/authorization/permissions.ts";
import type { ShownToken } from "@/lib/tokens/personal/queries.ts";
import { permissionsOf, reachWords, TokenBadges, TokenTimes } from "./token-words.tsx";

/** The members' tokens that reach an organization, or ask to. */
export function ReachingList({
  tokens,
  base,
  empty,
}: {
  tokens: readonly ShownToken[];
  base: string;
  empty: { title: string; words: string };
}) {
  if (tokens.length === 0)
    return (
      <EmptyState icon={<KeyIcon size={24} />} title={empty.title}>
        {empty.words}
      </EmptyState>
    );
  return (
    <List label="Tokens">
      {tokens.map((token) => {
        const count = permissionEntries(permissionsOf(token)).length;
        return (
          <ListRow
            key={token.id}
            leading={<KeyIcon aria-hidden="true" />}
            title={
              <Link look="strong" href={`${base}/${token.id}`}>
                {token.note ?? "Token"} of {token.account?.login ?? "ghost"}
              </Link>
            }
            badges={<TokenBadges token={token} />}
            description={`${reachWords(token)}, ${count === 1 ? "1 permission" : `${count} permissions`}`}
            meta={<TokenTimes token={token} />}
          />
        );
      })}
    </List>
  );
}
