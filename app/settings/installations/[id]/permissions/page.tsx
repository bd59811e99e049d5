import type { Metadata } from "next";
import { notFound, redirect } from "next/navigation";
import { ConsentSection } from "@/components/consent/consent-section.tsx";
import { PermissionGroups } from "@/components/consent/permission-groups.tsx";
import { AcceptForm } from "@/components/installations/accept-form.tsx";
import { asksForMore, waitingOn } from "@/components/installations/pending.ts";
import { PermissionChanges } from "@/components/installations/permission-changes.tsx";
import { type InstallationParams, requireInstallationPage } from "@/components/installations/require-page.ts";
import { WhoAsksForMore } from "@/components/installations/who-asks-for-more.tsx";
import { Breadcrumbs } from "@/components/ui/breadcrumbs.tsx";
import { PageHeading } from "@/components/ui/page-heading.tsx";
import { needsConfirmation } from "@/lib/installations/rules.ts";
import { permissionsOf, reasonsOf } from "@/lib/integrations/stored-permissions.ts";
import { accept } from "../../actions.ts";

type Props = { params: Promise<InstallationParams>; searchParams: Promise<{ state?: string | string[] }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { installation } = await requireInstallationPage(await params);
  return { title: `New permissions of ${installation.integration.name}` };
}

export default async function AcceptPage({ params, searchParams }: Props) {
  const named = await params;
  const { state } = await searchParams;
  const { account, base, home, installation } = await requireInstallationPage(named);
  if (!asksForMore(installation)) redirect(home);
  const { integration } = installation;
  const { name, versions } = integration;
  const version = versions[0] ?? notFound();
  const held = permissionsOf(installation.permissions);
  const waiting = waitingOn(installation);
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
        {name} asks for more
      </PageHeading>
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
      <ConsentSection title="What stays as it is">
        <p>Its repositories, and everything that it was granted before.</p>
        <details className="mt-2">
          <summary className="min-h-6">What it was granted before</summary>
          <div className="mt-3">
            <PermissionGroups permissions={held} onPerson={!account.isOrganization} />
          </div>
        </details>
      </ConsentSection>
      <ConsentSection title="If you decline">
        <p>
          It keeps what it has now, nothing else changes, and it is not told. You can accept later, on this page, or
          uninstall it.
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
        cancelHref={home}
      />
    </>
  );
}
