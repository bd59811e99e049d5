import type { Metadata } from "next";
import { notFound, redirect } from "next/navigation";
import { cache } from "react";
import { AccountChooser, configurationHref, rightIn } from "@/components/consent/account-chooser.tsx";
import { type InstallRequest, installRequest, type Query } from "@/components/consent/install-address.ts";
import { InstallConsent } from "@/components/consent/install-consent.tsx";
import { Container } from "@/components/shell/container.tsx";
import { Banner } from "@/components/ui/banner.tsx";
import { LinkButton } from "@/components/ui/button.tsx";
import { PageHeading } from "@/components/ui/page-heading.tsx";
import { requireViewer } from "@/lib/authentication/session.ts";
import { findShownIntegration, type InstallTarget, installTargets } from "@/lib/installations/install-targets.ts";
import type { IntegrationDetails } from "@/lib/integrations/queries.ts";
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
  if (target?.status.kind === "installed" && target.status.configurable)
    redirect(configurationHref({ id: target.status.installationId, account: target.account }, request.state));
  const right = target && rightIn(target);
  if (target && right)
    return (
      <InstallConsent
        action={install.bind(null, integration.slug)}
        viewerId={viewer.id}
        {...{ integration, request, target, right }}
        hasOthers={targets.length > 1}
      />
    );
  return <ChooseAccount {...{ integration, request, target, targets }} />;
}

type Step = {
  integration: IntegrationDetails;
  request: InstallRequest;
  target: InstallTarget | undefined;
  targets: readonly InstallTarget[];
};

function ChooseAccount({ integration: { name, slug, owner }, request, target, targets }: Step) {
  const free = targets.some((one) => rightIn(one) !== null);
  return (
    <Container width="form">
      <PageHeading description="What it can see and do is decided for each account on its own.">
        Where do you want to install <bdi>{name}</bdi>?
      </PageHeading>
      <div className="grid gap-4">
        {request.targetId !== null && (
          <Banner tone="warning">
            {target
              ? `You cannot ${target.openRequest ? "ask for it once more" : "install it"} on ${target.account.login}. Choose another account.`
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
