import { OrganizationIcon, PlusIcon, RepoIcon } from "@primer/octicons-react";
import type { ReactNode } from "react";
import { IntegrationAvatar } from "@/components/integrations/integration-avatar.tsx";
import { Container } from "@/components/shell/container.tsx";
import { LinkButton } from "@/components/ui/button.tsx";
import { Card } from "@/components/ui/card.tsx";
import { CodeBlock } from "@/components/ui/code.tsx";
import { EmptyState } from "@/components/ui/empty-state.tsx";
import { Link } from "@/components/ui/link.tsx";
import { List, ListRow } from "@/components/ui/list.tsx";
import { PageHeading } from "@/components/ui/page-heading.tsx";
import type { OrganizationMembership } from "@/lib/accounts/queries.ts";
import type { RepositoryRow } from "@/lib/host/repositories/row.ts";
import type { ManagedIntegration } from "@/lib/integrations/page-queries.ts";
import { AccountAvatar } from "./person-link.tsx";
import { RepositoryList } from "./repository-list.tsx";

/** The start page of somebody who is signed in: what is theirs, and the next step. */
export function Dashboard({
  login,
  repositories,
  total,
  integrations,
  organizations,
  apiUrl,
}: {
  login: string;
  /** The most recently pushed. */
  repositories: readonly RepositoryRow[];
  total: number;
  integrations: readonly ManagedIntegration[];
  organizations: readonly OrganizationMembership[];
  apiUrl: string;
}) {
  const isNew = integrations.length === 0;
  return (
    <Container>
      <PageHeading
        actions={
          <LinkButton variant={isNew ? "secondary" : "primary"} href="/new" icon={<PlusIcon />}>
            New repository
          </LinkButton>
        }
      >
        Start
      </PageHeading>
      {isNew && <FirstSteps apiUrl={apiUrl} />}
      <div className="grid gap-6 lg:grid-cols-[minmax(0,1fr)_22rem]">
        <div className="grid min-w-0 content-start gap-6">
          {repositories.length === 0 ? (
            <EmptyState
              icon={<RepoIcon size={24} />}
              title="No repositories yet"
              actions={<LinkButton href="/new">Create a repository</LinkButton>}
            >
              Create one, or join an organization that has some.
            </EmptyState>
          ) : (
            <div className="grid gap-2">
              <RepositoryList title="Repositories" count={total} repositories={repositories} showOwner />
              {total > repositories.length && (
                <p className="text-muted text-xs">
                  The {repositories.length} most recently pushed. Find the rest on{" "}
                  <Link href={`/${login}`}>your page</Link> and those of your organizations.
                </p>
              )}
            </div>
          )}
          {!isNew && <ManagedIntegrations integrations={integrations} />}
        </div>
        <div className="grid min-w-0 content-start gap-6">
          {!isNew && <QuickStart apiUrl={apiUrl} />}
          <Organizations organizations={organizations} />
        </div>
      </div>
    </Container>
  );
}

function ManagedIntegrations({ integrations }: { integrations: readonly ManagedIntegration[] }) {
  return (
    <List
      title="Integrations you manage"
      actions={
        <LinkButton size="sm" href="/settings/integrations/new">
          Register
        </LinkButton>
      }
    >
      {integrations.map(({ id, name, slug, logoVersion, owner, installations }) => {
        const base = owner.type === "ORGANIZATION" ? `/organizations/${owner.login}/settings` : "/settings";
        return (
          <ListRow
            key={slug}
            leading={<IntegrationAvatar integration={{ id, slug, logoVersion }} size={32} />}
            title={
              <Link href={`${base}/integrations/${slug}`} look="strong">
                <bdi>{name}</bdi>
              </Link>
            }
            meta={
              <span>
                of {owner.login}, {installationWords(installations)}
              </span>
            }
          />
        );
      })}
    </List>
  );
}

function installationWords(count: number): string {
  if (count === 0) return "not installed yet";
  return count === 1 ? "installed once" : `installed on ${count.toLocaleString("en")} accounts`;
}

/** For whoever manages no integration: from nothing to the first call, before everything else. */
function FirstSteps({ apiUrl }: { apiUrl: string }) {
  return (
    <Card
      className="mb-6"
      title="Build an integration"
      description="It acts as itself, on what it is given. Three steps from nothing to its first call."
    >
      <ol className="grid gap-6 md:grid-cols-3">
        <Step number={1} title="Register it">
          <p className="text-muted">Say what it is called and what it asks for, and generate a private key.</p>
          <div className="mt-1">
            <LinkButton variant="primary" href="/settings/integrations/new">
              Register an integration
            </LinkButton>
          </div>
        </Step>
        <Step number={2} title="Install it">
          <p className="text-muted">
            From its own page, on your account or an organization: on all repositories or on those that you choose.
          </p>
        </Step>
        <Step number={3} title="Point your client here">
          <p className="text-muted">Everything else of it stays as it is.</p>
          <CodeBlock label="Base address of the REST API" code={apiUrl} wrap />
          <p>
            <Link href="/api/v3/openapi.json" prefetch={false}>
              Description of every operation
            </Link>
          </p>
        </Step>
      </ol>
    </Card>
  );
}

function Step({ number, title, children }: { number: number; title: string; children: ReactNode }) {
  return (
    <li className="grid min-w-0 content-start gap-2">
      <h3 className="flex items-center gap-2 font-semibold">
        <span
          aria-hidden="true"
          className="flex size-6 shrink-0 items-center justify-center rounded-full bg-accent-subtle text-accent text-xs"
        >
          {number}
        </span>
        {title}
      </h3>
      {children}
    </li>
  );
}

function QuickStart({ apiUrl }: { apiUrl: string }) {
  return (
    <Card title="Build an integration" description="Three steps from nothing to its first call.">
      <ol className="grid list-decimal gap-2 pl-5">
        <li>
          <Link href="/settings/integrations/new">Register it</Link> and generate a private key.
        </li>
        <li>Install it on an account from its own page.</li>
        <li>
          Point your client at this address, and leave everything else as it is:
          <div className="mt-2">
            <CodeBlock label="Base address of the REST API" code={apiUrl} wrap />
          </div>
        </li>
      </ol>
      <p className="mt-3">
        <Link href="/api/v3/openapi.json">Description of every operation</Link>
      </p>
    </Card>
  );
}

function Organizations({ organizations }: { organizations: readonly OrganizationMembership[] }) {
  if (organizations.length === 0)
    return (
      <EmptyState
        icon={<OrganizationIcon size={24} />}
        title="No organizations yet"
        actions={<LinkButton href="/organizations/new">Create an organization</LinkButton>}
      >
        They own repositories and integrations together.
      </EmptyState>
    );
  return (
    <List
      title="Organizations"
      actions={
        <LinkButton size="sm" href="/organizations/new">
          New
          <span className="sr-only"> organization</span>
        </LinkButton>
      }
    >
      {organizations.map(({ organization, role }) => (
        <ListRow
          key={organization.id}
          leading={<AccountAvatar account={organization} size={32} />}
          title={
            <Link href={`/${organization.login}`} look="strong">
              <bdi>{organization.name ?? organization.login}</bdi>
            </Link>
          }
          meta={<span>{role === "ADMIN" ? "You own it" : "You are a member"}</span>}
        />
      ))}
    </List>
  );
}
