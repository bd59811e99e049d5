import { AppsIcon, ChevronRightIcon } from "@primer/octicons-react";
import { IntegrationAvatar } from "@/components/integrations/integration-avatar.tsx";
import { Avatar } from "@/components/ui/avatar.tsx";
import { LinkButton } from "@/components/ui/button.tsx";
import { EmptyState } from "@/components/ui/empty-state.tsx";
import { Link } from "@/components/ui/link.tsx";
import { List, ListRow, MetaDot } from "@/components/ui/list.tsx";
import { RelativeTime } from "@/components/ui/relative-time.tsx";
import type { GivenAuthorization } from "@/lib/oauth/authorizations.ts";
import { summaryOf } from "./what-it-may-do.ts";

/** What a person has agreed to, each with what it may do as them and when it last did. */
export function AuthorizationList({ authorizations }: { authorizations: readonly GivenAuthorization[] }) {
  if (authorizations.length === 0)
    return (
      <EmptyState icon={<AppsIcon size={24} />} title="Nothing acts as you">
        When you sign in somewhere with this account, it is listed here with what it may do.
      </EmptyState>
    );
  return (
    <List
      title="Authorized"
      count={authorizations.length}
      actions={
        <LinkButton href="/settings/authorizations/end-all" variant="danger" size="sm">
          End all
        </LinkButton>
      }
    >
      {authorizations.map((given) => (
        <ListRow
          key={given.id}
          leading={
            given.kind === "integration" ? (
              <IntegrationAvatar integration={{ ...given, id: given.integrationId }} size={32} />
            ) : (
              <Avatar seed={given.clientId} shape="square" size={32} />
            )
          }
          title={
            <Link href={`/settings/authorizations/${given.id}`} look="strong">
              <bdi>{given.name}</bdi>
            </Link>
          }
          description={summaryOf(given)}
          meta={
            <>
              <span>
                {given.kind === "integration" ? "Integration" : "OAuth application"} of {given.ownerLogin}
              </span>
              <MetaDot />
              <span>
                {given.lastUsedAt ? (
                  <>
                    Last used <RelativeTime at={given.lastUsedAt} />
                  </>
                ) : (
                  "Never used"
                )}
              </span>
              <MetaDot />
              <span>
                Authorized <RelativeTime at={given.createdAt} />
              </span>
            </>
          }
          actions={
            <LinkButton href={`/settings/authorizations/${given.id}`} aria-label={`Look at ${given.name}`}>
              Look
              <ChevronRightIcon aria-hidden="true" />
            </LinkButton>
          }
        />
      ))}
    </List>
  );
}
