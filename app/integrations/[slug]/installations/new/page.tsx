import type { Metadata } from "next";
import { notFound, redirect } from "next/navigation";
import { cache } from "react";
import { AccountChooser, configurationHref } from "@/components/consent/account-chooser.tsx";
import { ActingFor } from "@/components/consent/acting-for.tsx";
import { ConsentForm } from "@/components/consent/consent-form.tsx";
import { ConsentSection } from "@/components/consent/consent-section.tsx";
import { HowItEnds } from "@/components/consent/how-it-ends.tsx";
import { type InstallRequest, installPath, installRequest, type Query } from "@/components/consent/install-address.ts";
import { WhatItCanDo } from "@/components/consent/what-it-can-do.tsx";
import { WhoIsAsking } from "@/components/consent/who-is-asking.tsx";
import { Container } from "@/components/shell/container.tsx";
import { Banner } from "@/components/ui/banner.tsx";
import { LinkButton } from "@/components/ui/button.tsx";
import { PageHeading } from "@/components/ui/page-heading.tsx";
import { requireViewer } from "@/lib/authentication/session.ts";
import { repositoryChoices } from "@/lib/installations/configuration.ts";
import { findShownIntegration, type InstallTarget, installTargets } from "@/lib/installations/install-targets.ts";
import { asksForRepositories, needsConfirmation, setupRedirect } from "@/lib/installations/rules.ts";
import type { IntegrationDetails } from "@/lib/integrations/queries.ts";
import { permissionsOf, reasonsOf } from "@/lib/integrations/stored-permissions.ts";
import { install } from "./actions.ts";

type Props = { params: Promise<{ slug: string }>; searchParams: Promise<Query> };

const requireIntegration = cache(async (slug: string) => {
  const viewer = await requireViewer();
  const integration = (await findShownIntegration(viewer.id, slug)) ?? notFound();
  return { viewer, integration };
});

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { integration } = await requireIntegration((await params).slug);
  return { title: `Install ${integration.name}` };
}

export default async function InstallPage({ params, searchParams }: Props) {
  const { viewer, integration } = await requireIntegration((await params).slug);
  const request = installRequest(await searchParams);
  const targets = await installTargets(viewer.id, integration);
  const target = targets.find(({ account }) => account.id === request.targetId);
  if (target?.status.kind === "available") return <Consent {...{ integration, request, target, targets }} />;
  if (target?.status.kind === "installed" && target.status.configurable)
    redirect(configurationHref({ id: target.status.installationId, account: target.account }, request.state));
  return <ChooseAccount {...{ integration, request, target, targets }} />;
}

type Step = {
  integration: IntegrationDetails;
  request: InstallRequest;
  target: InstallTarget | undefined;
  targets: readonly InstallTarget[];
};

function ChooseAccount({ integration: { name, slug, owner }, request, target, targets }: Step) {
  const free = targets.some(({ status }) => status.kind === "available");
  return (
    <Container width="form">
      <PageHeading description="What it can see and do is decided for each account on its own.">
        Where do you want to install {name}?
      </PageHeading>
      <div className="grid gap-4">
        {request.targetId !== null && (
          <Banner tone="warning">
            {target
              ? `You cannot install it on ${target.account.login}. Choose another account.`
              : "The account that was suggested is none of yours. Choose one of these."}
          </Banner>
        )}
        {!free && request.targetId === null && (
          <Banner title="There is no other account of yours to install it on">
            It is installed already wherever you may, or the account is not yours to decide about.
          </Banner>
        )}
        <AccountChooser slug={slug} ownerLogin={owner.login} targets={targets} request={request} />
        <div>
          <LinkButton href={`/integrations/${slug}`}>Not now</LinkButton>
        </div>
      </div>
    </Container>
  );
}

async function Consent({ integration, request, target, targets }: Step & { target: InstallTarget }) {
  const { name, slug, versions } = integration;
  const { account } = target;
  const [version] = versions;
  const permissions = permissionsOf(version?.permissions);
  const choices = asksForRepositories(permissions) ? await repositoryChoices(account.id) : null;
  const known = new Set(choices?.map(({ id }) => id));
  const landsOn = setupRedirect(integration, { installationId: 0, action: "install" });
  return (
    <Container width="form">
      <PageHeading description="Read what it will be able to do, then decide.">
        Install {name} on {account.login}
      </PageHeading>
      <ConsentForm
        action={install.bind(null, slug)}
        initial={{
          repository_selection: choices?.length === 0 ? "" : "selected",
          repository_ids: request.repositoryIds.filter((id) => known.has(id)),
          repository_query: "",
          repository_only_selected: false,
          confirmed: false,
        }}
        integrationName={name}
        account={{ id: account.id, login: account.login }}
        version={version?.number ?? 0}
        state={request.state}
        choices={choices}
        confirmation={
          needsConfirmation(permissions)
            ? `I want ${name} to be able to change code, automation or access as listed above`
            : null
        }
        cancelHref={`/integrations/${slug}`}
        landsOn={landsOn && new URL(landsOn).host}
        before={
          <>
            <ConsentSection title="Who is asking">
              <WhoIsAsking integration={integration} />
            </ConsentSection>
            <ConsentSection title="Whom you act for">
              <ActingFor
                account={account}
                changeHref={targets.length > 1 ? installPath(slug, { ...request, targetId: null }) : null}
              />
            </ConsentSection>
            <ConsentSection title="What it will be able to do">
              <WhatItCanDo
                permissions={permissions}
                events={version?.events ?? []}
                note={version?.note ?? null}
                reasons={reasonsOf(version?.reasons)}
                onPerson={account.type === "USER"}
              />
            </ConsentSection>
          </>
        }
        ending={
          <ConsentSection title="How long, and how to undo it">
            <HowItEnds account={account} selects={choices !== null} />
          </ConsentSection>
        }
      />
    </Container>
  );
}
