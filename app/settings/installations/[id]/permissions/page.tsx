import type { Metadata } from "next";
import { notFound, redirect } from "next/navigation";
import { ConsentSection } from "@/components/consent/consent-section.tsx";
import { PermissionGroups } from "@/components/consent/permission-groups.tsx";
import { AcceptForm } from "@/components/installations/accept-form.tsx";
import { asksForMore, waitingOn } from "@/components/installations/pending.ts";
import { PermissionChanges } from "@/components/installations/permission-changes.tsx";
import { type InstallationParams, requireInstallationPage } from "@/components/installations/require-page.ts";
import { WhoAsksForMore } from "@/components/installations/who-asks-for-more.tsx";
import { Banner } from "@/components/ui/banner.tsx";
import { Breadcrumbs } from "@/components/ui/breadcrumbs.tsx";
import { Disclosure } from "@/components/ui/disclosure.tsx";
import { PageHeading } from "@/components/ui/page-heading.tsx";
import { RelativeTime } from "@/components/ui/relative-time.tsx";
import { type Permissions, permissionDifference, permissionEntries } from "@/lib/authorization/permissions.ts";
import { noteOfferSeen } from "@/lib/installations/answer-offer.ts";
import { type InstallationOnPage, permissionsOfVersion } from "@/lib/installations/configuration.ts";
import { findOffer } from "@/lib/installations/offers.ts";
import { byWhoAgrees, needsConfirmation } from "@/lib/installations/rules.ts";
import { permissionsOf, reasonsOf } from "@/lib/integrations/stored-permissions.ts";
import { accept } from "../../actions.ts";

type Props = { params: Promise<InstallationParams>; searchParams: Promise<{ state?: string | string[] }> };

const BELOW = "/permissions";

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { installation } = await requireInstallationPage(await params, BELOW);
  return { title: `New permissions of ${installation.integration.name}` };
}

export default async function AcceptPage({ params, searchParams }: Props) {
  const named = await params;
  const { state } = await searchParams;
  const { viewer, account, base, home, installation } = await requireInstallationPage(named, BELOW);
  if (!asksForMore(installation)) redirect(home);
  const { integration } = installation;
  const { name, versions } = integration;
  const version = versions[0] ?? notFound();
  const held = permissionsOf(installation.permissions);
  const waiting = waitingOn(installation);
  const shown = { installationId: installation.id, version: version.number };
  const offer = await findOffer(shown.installationId, shown.version);
  const forEachPerson = await newForEachPerson(installation);
  await noteOfferSeen({ ...shown, actorId: viewer.id });
  return (
    <>
      <div className="mb-3">
        <Breadcrumbs
          items={[
            { label: "Installed integrations", href: base },
            { label: name, href: home },
            { label: "New permissions" },
          ]}
        />
      </div>
      <PageHeading description={`On ${account.login}. Read what would change, then decide.`}>
        <bdi>{name}</bdi> asks for more
      </PageHeading>
      {offer?.putOffAt && (
        <Banner tone="info" className="mb-6">
          Put off <RelativeTime at={offer.putOffAt} />
          {offer.putOffBy && ` by ${offer.putOffBy.login}`}. It can still be accepted.
        </Banner>
      )}
      <ConsentSection title="Who is asking">
        <WhoAsksForMore integration={integration} />
      </ConsentSection>
      <ConsentSection title="What it would be able to do">
        <PermissionChanges
          held={held}
          waiting={waiting}
          reasons={reasonsOf(version.reasons)}
          newEvents={version.events.filter((name) => !installation.events.includes(name))}
        />
      </ConsentSection>
      {permissionEntries(forEachPerson).length > 0 && (
        <ConsentSection title="What each person decides alone">
          <p className="mb-3">
            It also asks for more on people's own accounts. That is no part of this decision: whoever signed in through
            it is asked the next time, and until they agree it has no more of their account than before.
          </p>
          <PermissionGroups permissions={forEachPerson} onPerson={!account.isOrganization} />
        </ConsentSection>
      )}
      <ConsentSection title="What stays as it is">
        <p>Its repositories, and everything that it was granted before.</p>
        <div className="mt-2">
          <Disclosure summary="What it was granted before">
            <PermissionGroups permissions={held} onPerson={!account.isOrganization} />
          </Disclosure>
        </div>
      </ConsentSection>
      <ConsentSection title="If you decline">
        <p>
          It keeps what it has now and nothing else changes. Its maker sees that it was put off. You can accept later,
          on this page, or uninstall it.
        </p>
      </ConsentSection>
      <AcceptForm
        action={accept.bind(null, named)}
        version={version.number}
        state={typeof state === "string" ? state : ""}
        confirmation={
          needsConfirmation(waiting)
            ? `I want ${name} to be able to change code, automation or access as listed above`
            : null
        }
      />
    </>
  );
}

/** What the newest version asks of people's own accounts beyond the version that was accepted last. */
async function newForEachPerson({
  integrationId,
  acceptedVersion,
  integration,
}: InstallationOnPage): Promise<Permissions> {
  const before = await permissionsOfVersion(integrationId, acceptedVersion);
  const { added, raised } = permissionDifference(before ?? {}, permissionsOf(integration.versions[0]?.permissions));
  return byWhoAgrees(Object.fromEntries([...added, ...raised].map(({ key, to }) => [key, to]))).eachPerson;
}
