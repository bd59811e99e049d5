import type { Metadata } from "next";
import type { Query } from "@/components/integrations/form-values.ts";
import { FineGrainedForm } from "@/components/tokens/fine-grained-form.tsx";
import { prefilledToken } from "@/components/tokens/prefill.ts";
import { ResourceOwnerChooser } from "@/components/tokens/resource-owner-chooser.tsx";
import { Banner } from "@/components/ui/banner.tsx";
import { Breadcrumbs } from "@/components/ui/breadcrumbs.tsx";
import { PageHeading } from "@/components/ui/page-heading.tsx";
import { requireRecentSignIn } from "@/lib/authentication/recent-sign-in.ts";
import { requireViewer } from "@/lib/authentication/session.ts";
import { repositoryChoices } from "@/lib/installations/configuration.ts";
import { clock } from "@/lib/platform/clock.ts";
import { resourceOwnersOf } from "@/lib/tokens/personal/resource-owners.ts";
import { generate } from "../actions.ts";

export const metadata: Metadata = { title: "New fine-grained token" };

/** The resource owner is in the address: everything else on the page depends on it. */
export default async function NewFineGrainedTokenPage({ searchParams }: { searchParams: Promise<Query> }) {
  const viewer = await requireViewer();
  await requireRecentSignIn(viewer);
  const query = await searchParams;
  const owners = await resourceOwnersOf(viewer.id);
  const wanted = [query.target_name ?? viewer.login].flat()[0]?.toLowerCase();
  const owner = owners.find(({ login }) => login.toLowerCase() === wanted);
  const initial = prefilledToken(query, { now: clock.now(), longestDays: owner?.longestDays ?? null });
  return (
    <>
      <div className="mb-3">
        <Breadcrumbs
          items={[{ label: "Fine-grained tokens", href: "/settings/personal-access-tokens" }, { label: "New" }]}
        />
      </div>
      <PageHeading description="It is shown once, when it is made.">New fine-grained token</PageHeading>
      <div className="grid gap-8">
        <ResourceOwnerChooser owners={owners} chosen={owner?.login} query={query} />
        {!owner && (
          <Banner tone="warning" title="Choose whose resources it reaches">
            {wanted} is not an account that you can make a token for.
          </Banner>
        )}
        {owner && !owner.allowed && (
          <Banner tone="warning" title={`${owner.login} does not allow fine-grained tokens`}>
            Choose another resource owner, or ask an owner of {owner.login} to change its policy.
          </Banner>
        )}
        {owner?.allowed && (
          <FineGrainedForm
            key={owner.login}
            action={generate.bind(null, owner.login)}
            initial={initial}
            isNew
            ownerLogin={owner.login}
            choices={await repositoryChoices(owner.id)}
            scopes={owner.isOrganization ? ["repository", "organization"] : ["repository", "account"]}
            longestDays={owner.longestDays}
            needsApproval={owner.needsApproval}
          />
        )}
      </div>
    </>
  );
}
