import type { Metadata } from "next";
import { FieldsForm } from "@/components/accounts/fields-form.tsx";
import { OfferedBanner } from "@/components/accounts/offered-banner.tsx";
import { ActionButton } from "@/components/integrations/action-button.tsx";
import { AllowedNetworks } from "@/components/integrations/allowed-networks.tsx";
import { ConfirmedAction } from "@/components/integrations/confirmed-action.tsx";
import { IntegrationFrame } from "@/components/integrations/integration-frame.tsx";
import { type IntegrationParams, requireIntegrationPage } from "@/components/integrations/require-page.ts";
import { Card } from "@/components/ui/card.tsx";
import { SubmitButton } from "@/components/ui/submit-button.tsx";
import { requireRecentSignIn } from "@/lib/authentication/recent-sign-in.ts";
import { allowedNetworksOf } from "@/lib/integrations/allowed-networks.ts";
import { installationCountOf } from "@/lib/integrations/queries.ts";
import { findIntegrationTransferOf } from "@/lib/integrations/transfers/queries.ts";
import { countAuthorizationsOf } from "@/lib/oauth/count-authorizations.ts";
import { clock } from "@/lib/platform/clock.ts";
import { remove, setVisibility } from "../../actions.ts";
import { addNetwork, removeNetwork, revokeTokens, takeBack, transfer } from "../../ownership-actions.ts";

type Props = { params: Promise<IntegrationParams> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: `${(await requireIntegrationPage(await params)).integration.name}: advanced` };
}

export default async function AdvancedPage({ params }: Props) {
  const named = await params;
  const { viewer, integration, owner, base } = await requireIntegrationPage(named);
  await requireRecentSignIn(viewer);
  const { name, slug, public: isPublic } = integration;
  const [installations, networks, people, offer] = await Promise.all([
    installationCountOf(integration.id),
    allowedNetworksOf(integration.id),
    countAuthorizationsOf(integration.id),
    findIntegrationTransferOf(integration.id),
  ]);
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
        <AllowedNetworks
          networks={networks}
          add={addNetwork.bind(null, named)}
          remove={(networkId) => removeNetwork.bind(null, named, networkId)}
        />
        <Card
          title="Revoke all user tokens"
          footer={
            <ActionButton action={revokeTokens.bind(null, named)} label="Revoke all user tokens" variant="danger" />
          }
        >
          <p className="max-w-prose">
            {people === 0
              ? "Nobody has authorized it to act for them at the moment."
              : `${people === 1 ? "One person has" : `${people} people have`} authorized it to act for them. Revoking ends every token of theirs that it holds, and each of them has to authorize it again.`}{" "}
            Its webhook is told of each. Installations go on.
          </p>
        </Card>
        <Card title="Transfer to another account">
          <div className="wrap-anywhere grid max-w-xl gap-4">
            {offer && (
              <OfferedBanner
                offer={offer}
                now={clock.now()}
                takeBack={
                  <form action={takeBack.bind(null, named)}>
                    <SubmitButton variant="secondary" size="sm">
                      Take it back
                    </SubmitButton>
                  </form>
                }
              />
            )}
            <p>
              The new owner manages it from then on, with its keys, client secrets and webhook as they are. It moves at
              once to your own account, and to an organization where you may register integrations. Another person has a
              day to accept it, and until then nothing changes.
            </p>
            <p>
              {isPublic
                ? "It is public, so it stays installed where it is."
                : `It is private, for its owner alone: it is uninstalled from every other account than the new owner${installations === 0 ? "" : ` (it has ${installations === 1 ? "one installation" : `${installations} installations`} now)`}, and the tokens of those installations end.`}
            </p>
            <FieldsForm
              action={transfer.bind(null, named)}
              submitLabel="Transfer the integration"
              submitVariant="danger"
              pendingLabel="Transferring…"
              fields={[
                {
                  name: "new_owner",
                  autoComplete: "off",
                  label: "New owner",
                  required: true,
                  hint: "The login of a person or organization.",
                },
                { name: "confirmation", label: "To confirm, type", exactly: name, required: true, autoComplete: "off" },
              ]}
            />
          </div>
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
                : installations === 1
                  ? "its installation, and the access that came with it"
                  : `all ${installations} installations, and the access that came with them`}
            </li>
            <li>its keys, client secrets and every token that it holds, those of people included</li>
            <li>its webhook, once it has been told that it is uninstalled</li>
            <li>
              its account <span className="font-mono">{slug}[bot]</span>: what it wrote stays, without an author
            </li>
          </ul>
        </ConfirmedAction>
      </div>
    </IntegrationFrame>
  );
}
