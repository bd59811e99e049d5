import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { boundText } from "@/components/accounts/bound-text.ts";
import { ConsentSection } from "@/components/consent/consent-section.tsx";
import { EventList } from "@/components/consent/event-list.tsx";
import { PermissionGroups } from "@/components/consent/permission-groups.tsx";
import { ManifestForm } from "@/components/integrations/manifest-form.tsx";
import { ManifestProblemList, WhatIsRegistered } from "@/components/integrations/manifest-parts.tsx";
import { requireIntegrationOwner } from "@/components/integrations/require-page.ts";
import { Breadcrumbs } from "@/components/ui/breadcrumbs.tsx";
import { PageHeading } from "@/components/ui/page-heading.tsx";
import { findDraft } from "@/lib/integrations/manifest/drafts.ts";
import { readManifest } from "@/lib/integrations/manifest/read-manifest.ts";
import { registerDraft } from "./actions.ts";

type Props = { params: Promise<{ org?: string; token: string }> };

export const metadata: Metadata = { title: "Register from a manifest" };

/** What another site asks to have registered, for the person to read, name and decide about. */
export default async function ManifestPage({ params }: Props) {
  const { org, token: named } = await params;
  const { owner, base, manages } = await requireIntegrationOwner(org);
  if (manages !== "all") notFound();
  const token = boundText(named);
  const draft = (await findDraft(token)) ?? notFound();
  const manifest = readManifest(draft.manifest);
  const crumbs = (
    <div className="mb-3">
      <Breadcrumbs items={[{ label: "Integrations", href: base }, { label: "Register from a manifest" }]} />
    </div>
  );
  if ("problems" in manifest)
    return (
      <>
        {crumbs}
        <PageHeading>Invalid GitHub App configuration</PageHeading>
        <ManifestProblemList problems={manifest.problems} base={base} />
      </>
    );
  const { input, permissions, events, redirectUrl } = manifest;
  return (
    <>
      {crumbs}
      <PageHeading description={`Another site prepared this. It will belong to ${owner.login}.`}>
        Register an integration
      </PageHeading>
      <ManifestForm
        action={registerDraft.bind(null, { ...(org !== undefined && { org }), token })}
        initialName={input.name}
        cancelHref={base}
        landsOn={redirectUrl && new URL(redirectUrl).host}
      >
        <ConsentSection title="What is registered">
          <WhatIsRegistered input={input} expiresAt={draft.expiresAt} />
        </ConsentSection>
        <ConsentSection title="What it asks for">
          <PermissionGroups permissions={permissions} />
        </ConsentSection>
        <ConsentSection title="Events it is told of">
          {events.length === 0 ? (
            <p className="text-muted">None beyond those of its own installations.</p>
          ) : (
            <div className="overflow-clip rounded-md border border-line">
              <EventList events={events} />
            </div>
          )}
        </ConsentSection>
      </ManifestForm>
    </>
  );
}
