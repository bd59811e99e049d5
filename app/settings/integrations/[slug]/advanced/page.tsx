import type { Metadata } from "next";
import { ActionButton } from "@/components/integrations/action-button.tsx";
import { ConfirmedAction } from "@/components/integrations/confirmed-action.tsx";
import { IntegrationFrame } from "@/components/integrations/integration-frame.tsx";
import { type IntegrationParams, requireIntegrationPage } from "@/components/integrations/require-page.ts";
import { Card } from "@/components/ui/card.tsx";
import { requireRecentSignIn } from "@/lib/authentication/recent-sign-in.ts";
import { installationCountOf } from "@/lib/integrations/queries.ts";
import { remove, setVisibility } from "../../actions.ts";

type Props = { params: Promise<IntegrationParams> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: `${(await requireIntegrationPage(await params)).integration.name}: advanced` };
}

export default async function AdvancedPage({ params }: Props) {
  const named = await params;
  const { viewer, integration, owner, base } = await requireIntegrationPage(named);
  await requireRecentSignIn(viewer);
  const { name, slug, public: isPublic } = integration;
  const installations = await installationCountOf(integration.id);
  return (
    <IntegrationFrame integration={integration} base={base}>
      <div className="grid gap-8">
        <Card
          title="Visibility"
          footer={
            <ActionButton
              action={setVisibility.bind(null, named, !isPublic)}
              label={isPublic ? "Make private" : "Make public"}
            />
          }
        >
          <p className="max-w-prose">
            {isPublic
              ? `Everybody can see it and install it where they may. Made private, it can be installed on ${owner.login} alone; that is not possible while other accounts have it.`
              : `Only ${owner.login} can see and install it. Made public, everybody can see its page, and install it where they may.`}
          </p>
        </Card>
        <ConfirmedAction
          title="Delete this integration"
          action={remove.bind(null, named)}
          expected={name}
          submitLabel="Delete the integration"
          pendingLabel="Deleting…"
        >
          <p>This cannot be undone. It ends at once:</p>
          <ul className="list-disc pl-5">
            <li>
              {installations === 0
                ? "its registration: nobody has it installed"
                : `${installations === 1 ? "its installation" : `all ${installations} installations`}, and the access that came with them`}
            </li>
            <li>its keys, client secrets and every token that it holds</li>
            <li>
              its account <span className="font-mono">{slug}[bot]</span>: what it wrote stays, without an author
            </li>
          </ul>
        </ConfirmedAction>
      </div>
    </IntegrationFrame>
  );
}
