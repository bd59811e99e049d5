import { DownloadIcon } from "@primer/octicons-react";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { cache, type ReactNode } from "react";
import { configurationHref } from "@/components/consent/account-chooser.tsx";
import { EventList } from "@/components/consent/event-list.tsx";
import { installPath } from "@/components/consent/install-address.ts";
import { PermissionGroups } from "@/components/consent/permission-groups.tsx";
import { HomepageLink, NotVetted } from "@/components/consent/who-is-asking.tsx";
import { IntegrationAvatar } from "@/components/integrations/integration-avatar.tsx";
import { Container } from "@/components/shell/container.tsx";
import { Avatar } from "@/components/ui/avatar.tsx";
import { Badge } from "@/components/ui/badge.tsx";
import { LinkButton } from "@/components/ui/button.tsx";
import { Card } from "@/components/ui/card.tsx";
import { Link } from "@/components/ui/link.tsx";
import { List, ListRow } from "@/components/ui/list.tsx";
import { PageHeading } from "@/components/ui/page-heading.tsx";
import { RelativeTime } from "@/components/ui/relative-time.tsx";
import { findViewer } from "@/lib/authentication/session.ts";
import { findShownIntegration, type InstallTarget, installTargets } from "@/lib/installations/install-targets.ts";
import type { IntegrationDetails } from "@/lib/integrations/queries.ts";
import { permissionsOf, reasonsOf } from "@/lib/integrations/stored-permissions.ts";

type Props = { params: Promise<{ slug: string }> };

const requireShown = cache(async (slug: string) => {
  const viewer = await findViewer();
  const integration = (await findShownIntegration(viewer?.id ?? null, slug)) ?? notFound();
  return { viewer, integration };
});

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { integration } = await requireShown((await params).slug);
  const { name, description, owner } = integration;
  return { title: name, description: description ?? `An integration by ${owner.login}.` };
}

export default async function IntegrationPage({ params }: Props) {
  const { viewer, integration } = await requireShown((await params).slug);
  const { name, description, owner, versions } = integration;
  const targets = viewer ? await installTargets(viewer.id, integration) : [];
  const [version] = versions;
  return (
    <Container>
      <PageHeading
        leading={<IntegrationAvatar integration={integration} size={56} />}
        badges={!integration.public && <Badge>Private</Badge>}
        description={
          <>
            An integration by <Link href={`/${owner.login}`}>{owner.login}</Link>
          </>
        }
      >
        <bdi>{name}</bdi>
      </PageHeading>
      {description && (
        <p className="mb-6 max-w-prose whitespace-pre-wrap text-base">
          <bdi>{description}</bdi>
        </p>
      )}
      <div className="grid gap-8 md:grid-cols-[minmax(0,1fr)_17rem] lg:grid-cols-[minmax(0,1fr)_20rem]">
        <div className="grid min-w-0 content-start gap-8 md:col-start-1">
          <section className="grid gap-3">
            <h2 className="font-semibold text-base">What it asks for</h2>
            <PermissionGroups permissions={permissionsOf(version?.permissions)} reasons={reasonsOf(version?.reasons)} />
          </section>
          <section className="grid gap-3">
            <h2 className="font-semibold text-base">What it is told of as it happens</h2>
            <div className="overflow-clip rounded-md border border-line">
              <EventList events={version?.events ?? []} />
            </div>
          </section>
        </div>
        <aside
          aria-label={`About ${name}`}
          className="row-start-1 grid min-w-0 content-start gap-6 md:col-start-2 md:row-start-auto"
        >
          <InstallCard integration={integration} targets={targets} signedIn={viewer !== null} />
          <AboutMaker integration={integration} />
        </aside>
      </div>
    </Container>
  );
}

function InstallCard({
  integration: { name, slug, public: isPublic, owner },
  targets,
  signedIn,
}: {
  integration: IntegrationDetails;
  targets: readonly InstallTarget[];
  signedIn: boolean;
}) {
  const free = targets.some(({ status }) => status.kind === "available");
  const installed = targets.filter(({ status }) => status.kind === "installed");
  return (
    <div className="grid gap-4">
      <Card>
        <div className="grid gap-3">
          <LinkButton
            href={installPath(slug, { state: "" })}
            variant={free || !signedIn ? "primary" : "secondary"}
            block
            className="min-h-10"
            icon={<DownloadIcon />}
          >
            {installed.length > 0 && free ? "Install on another account" : "Install"}
          </LinkButton>
          <p className="text-muted text-xs">
            {isPublic
              ? "You choose the account and the repositories, and see what you agree to, before anything happens."
              : `It is private: it can be installed on ${owner.login} alone, and nobody else sees this page.`}
          </p>
        </div>
      </Card>
      {installed.length > 0 && (
        <List title={`You have ${name} on`}>
          {installed.map((target) => (
            <InstalledRow key={target.account.id} target={target} name={name} />
          ))}
        </List>
      )}
    </div>
  );
}

function InstalledRow({ target: { account, status }, name }: { target: InstallTarget; name: string }) {
  return (
    <ListRow
      leading={<Avatar seed={account.login} shape={account.type === "ORGANIZATION" ? "square" : "round"} />}
      title={account.login}
      actions={
        status.kind === "installed" &&
        status.configurable && (
          <LinkButton
            size="sm"
            href={configurationHref({ id: status.installationId, account }, "")}
            aria-label={`Configure ${name} on ${account.login}`}
          >
            Configure
          </LinkButton>
        )
      }
    />
  );
}

function AboutMaker({ integration: { owner, createdAt, url } }: { integration: IntegrationDetails }) {
  return (
    <section className="grid gap-3">
      <h2 className="font-semibold text-base">Who made it</h2>
      <dl className="grid gap-3">
        <Fact term="Owner">
          <Link href={`/${owner.login}`}>{owner.login}</Link>
        </Fact>
        <Fact term="Registered">
          <RelativeTime at={createdAt} />
        </Fact>
        <Fact term="Homepage and help">
          <HomepageLink url={url} />
        </Fact>
      </dl>
      <NotVetted ownerLogin={owner.login} />
    </section>
  );
}

function Fact({ term, children }: { term: string; children: ReactNode }) {
  return (
    <div>
      <dt className="text-muted text-xs">{term}</dt>
      <dd>{children}</dd>
    </div>
  );
}
