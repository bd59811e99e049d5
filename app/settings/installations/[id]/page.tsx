import type { Metadata } from "next";
import { EventList } from "@/components/consent/event-list.tsx";
import { PermissionGroups } from "@/components/consent/permission-groups.tsx";
import { DangerZone } from "@/components/installations/danger-zone.tsx";
import { InstallationFacts } from "@/components/installations/installation-facts.tsx";
import { InstallationFrame } from "@/components/installations/installation-frame.tsx";
import { asksForMore } from "@/components/installations/pending.ts";
import { RecentActs } from "@/components/installations/recent-acts.tsx";
import { RepositoriesForm } from "@/components/installations/repositories-form.tsx";
import { type InstallationParams, requireInstallationPage } from "@/components/installations/require-page.ts";
import { SuspensionBanner } from "@/components/installations/suspension.tsx";
import { RefusedList } from "@/components/integrations/refused-list.tsx";
import { Banner } from "@/components/ui/banner.tsx";
import { LinkButton } from "@/components/ui/button.tsx";
import { RelativeTime } from "@/components/ui/relative-time.tsx";
import { repositoryChoices, selectedRepositoryIds } from "@/lib/installations/configuration.ts";
import { findOffer } from "@/lib/installations/offers.ts";
import { recentActs } from "@/lib/installations/recent-acts.ts";
import { asksForRepositories, setupRedirect } from "@/lib/installations/rules.ts";
import { refusedRequestsOf } from "@/lib/integrations/refused-requests.ts";
import { permissionsOf } from "@/lib/integrations/stored-permissions.ts";
import { lift, saveRepositories, suspend } from "../actions.ts";

type Props = { params: Promise<InstallationParams>; searchParams: Promise<{ state?: string | string[] }> };

const REFUSED_SHOWN = 5;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { account, installation } = await requireInstallationPage(await params);
  return { title: `${installation.integration.name} on ${account.login}` };
}

export default async function InstallationPage({ params, searchParams }: Props) {
  const named = await params;
  const { state } = await searchParams;
  const { account, base, home, installation } = await requireInstallationPage(named);
  const { integration, suspendedAt, events } = installation;
  const { name } = integration;
  const permissions = permissionsOf(installation.permissions);
  const choices = asksForRepositories(permissions) ? await repositoryChoices(account.id) : null;
  const offer = await findOffer(installation.id, integration.versions[0]?.number ?? 0);
  const refused = await refusedRequestsOf({ installationId: installation.id }, { page: 1, perPage: REFUSED_SHOWN });
  const landsOn = setupRedirect(integration, { installationId: installation.id, action: "update" });
  return (
    <InstallationFrame integration={integration} base={base} suspended={suspendedAt !== null}>
      <div className="grid gap-8">
        <SuspensionBanner installation={installation} lift={lift.bind(null, named)} />
        {asksForMore(installation) && (
          <Banner
            tone="warning"
            title={`${name} asks for more than it has`}
            actions={<LinkButton href={`${home}/permissions`}>See what it asks for</LinkButton>}
          >
            It keeps what it has until you decide.
            {offer?.putOffAt && (
              <>
                {" "}
                Put off <RelativeTime at={offer.putOffAt} />
                {offer.putOffBy && ` by ${offer.putOffBy.login}`}.
              </>
            )}
          </Banner>
        )}
        {choices && (
          <Section id="repositories" title="Where it has access">
            <RepositoriesForm
              action={saveRepositories.bind(null, named)}
              initial={{
                repository_selection: installation.repositorySelection,
                repository_ids: await selectedRepositoryIds(installation.id),
                repository_query: "",
                repository_only_selected: false,
              }}
              choices={choices}
              accountLogin={account.login}
              state={typeof state === "string" ? state : ""}
              landsOn={landsOn && new URL(landsOn).host}
            />
          </Section>
        )}
        <Section id="permissions" title="What it can do">
          <PermissionGroups permissions={permissions} onPerson={!account.isOrganization} />
        </Section>
        <Section id="events" title="What it is told of as it happens">
          <div className="overflow-clip rounded-md border border-line">
            <EventList events={events} />
          </div>
        </Section>
        <Section id="acts" title="What it did last">
          <RecentActs acts={await recentActs(installation)} lastUsedAt={installation.lastUsedAt} />
        </Section>
        {refused.requests.length > 0 && (
          <Section id="refused" title="What it was refused within three days">
            <RefusedList requests={refused.requests} empty="" />
          </Section>
        )}
        <Section id="about" title="About this installation">
          <InstallationFacts installation={installation} />
        </Section>
        <DangerZone
          name={name}
          suspended={suspendedAt !== null}
          suspend={suspend.bind(null, named)}
          uninstallHref={`${home}/uninstall`}
        />
      </div>
    </InstallationFrame>
  );
}

function Section({ id, title, children }: { id: string; title: string; children: React.ReactNode }) {
  return (
    <section aria-labelledby={`${id}-heading`} className="grid min-w-0 gap-3">
      <h2 id={`${id}-heading`} className="font-semibold text-base">
        {title}
      </h2>
      {children}
    </section>
  );
}
