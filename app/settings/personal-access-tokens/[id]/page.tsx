import type { Metadata } from "next";
import { FormSection } from "@/components/integrations/form-section.tsx";
import { FineGrainedForm } from "@/components/tokens/fine-grained-form.tsx";
import { NEW_TOKEN } from "@/components/tokens/form-state.ts";
import { RegenerateForm } from "@/components/tokens/regenerate-form.tsx";
import { requireTokenPage } from "@/components/tokens/require-page.ts";
import { TokenHeading } from "@/components/tokens/token-heading.tsx";
import { Banner } from "@/components/ui/banner.tsx";
import { requireRecentSignIn } from "@/lib/authentication/recent-sign-in.ts";
import { repositoryChoices } from "@/lib/installations/configuration.ts";
import type { ShownToken } from "@/lib/tokens/personal/queries.ts";
import { resourceOwnersOf } from "@/lib/tokens/personal/resource-owners.ts";
import { change, regenerate } from "../actions.ts";

export const metadata: Metadata = { title: "Fine-grained token" };

const BASE = "/settings/personal-access-tokens";

export default async function FineGrainedTokenPage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  const { viewer, token } = await requireTokenPage(id, "FINE_GRAINED");
  await requireRecentSignIn(viewer);
  const owners = await resourceOwnersOf(viewer.id);
  const owner = owners.find((possible) => possible.id === token.resourceOwner?.id);
  const ownerLogin = token.resourceOwner?.login ?? viewer.login;
  return (
    <>
      <TokenHeading
        token={token}
        list={{ label: "Fine-grained tokens", href: BASE }}
        about={<span>For {ownerLogin}</span>}
      />
      <div className="grid gap-8">
        <ApprovalBanner token={token} ownerLogin={ownerLogin} />
        {owner?.allowed ? (
          <>
            <FineGrainedForm
              action={change.bind(null, id)}
              initial={valuesOf(token)}
              isNew={false}
              ownerLogin={ownerLogin}
              choices={await repositoryChoices(owner.id)}
              scopes={owner.isOrganization ? ["repository", "organization"] : ["repository", "account"]}
              longestDays={owner.longestDays}
              needsApproval={owner.needsApproval}
            />
            <FormSection
              id="regenerate"
              title="Regenerate"
              description="A new value for the same access. The present value is refused from then on."
            >
              <RegenerateForm action={regenerate.bind(null, id)} longestDays={owner.longestDays} backHref={BASE} />
            </FormSection>
          </>
        ) : (
          <Banner tone="warning" title={`It no longer reaches ${ownerLogin}`}>
            You left it, or it does not allow fine-grained tokens now. The token reads what is public and nothing else.
          </Banner>
        )}
      </div>
    </>
  );
}

function ApprovalBanner({
  token: { approval, decisionReason },
  ownerLogin,
}: {
  token: ShownToken;
  ownerLogin: string;
}) {
  if (approval === "PENDING")
    return (
      <Banner tone="warning" title={`The owners of ${ownerLogin} have not decided yet`}>
        Until one of them approves it, the token reads what is public and nothing else.
      </Banner>
    );
  if (approval !== "DENIED") return null;
  return (
    <Banner tone="danger" title={`An owner of ${ownerLogin} did not approve it`}>
      {decisionReason && <p>Their words: {decisionReason}</p>}
      <p>It reads what is public and nothing else. Change what it asks for, and it is asked again.</p>
    </Banner>
  );
}

function valuesOf({ note, description, repositorySelection, repositoryIds, permissions }: ShownToken) {
  return {
    ...NEW_TOKEN,
    name: note ?? "",
    description: description ?? "",
    repository_selection: repositorySelection ?? "none",
    repository_ids: repositoryIds,
    permissions: (permissions ?? {}) as Record<string, string>,
  };
}
