import type { Metadata } from "next";
import { type InstallationParams, requireInstallationPage } from "@/components/installations/require-page.ts";
import { WhatEndsList } from "@/components/installations/what-ends.tsx";
import { ConfirmedAction } from "@/components/integrations/confirmed-action.tsx";
import { Breadcrumbs } from "@/components/ui/breadcrumbs.tsx";
import { LinkButton } from "@/components/ui/button.tsx";
import { PageHeading } from "@/components/ui/page-heading.tsx";
import { whatUninstallingEnds } from "@/lib/installations/configuration.ts";
import { remove } from "../../actions.ts";

type Props = { params: Promise<InstallationParams> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { installation } = await requireInstallationPage(await params);
  return { title: `Uninstall ${installation.integration.name}` };
}

export default async function UninstallPage({ params }: Props) {
  const named = await params;
  const { account, base, home, installation } = await requireInstallationPage(named);
  const { name } = installation.integration;
  return (
    <>
      <div className="mb-3">
        <Breadcrumbs
          items={[{ label: "Installed integrations", href: base }, { label: name, href: home }, { label: "Uninstall" }]}
        />
      </div>
      <PageHeading>
        Uninstall <bdi>{name}</bdi> from {account.login}?
      </PageHeading>
      <ConfirmedAction
        title="What this ends"
        action={remove.bind(null, named)}
        expected={name}
        submitLabel="Uninstall"
        pendingLabel="Uninstalling…"
        cancel={<LinkButton href={home}>Keep it</LinkButton>}
      >
        <WhatEndsList installation={installation} ends={await whatUninstallingEnds(installation)} />
      </ConfirmedAction>
    </>
  );
}
