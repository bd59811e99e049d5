import { ConsentSection } from "@/components/consent/consent-section.tsx";
import { PermissionGroups } from "@/components/consent/permission-groups.tsx";
import { WhoIsAsking } from "@/components/consent/who-is-asking.tsx";
import { Container } from "@/components/shell/container.tsx";
import { Banner } from "@/components/ui/banner.tsx";
import { PageHeading } from "@/components/ui/page-heading.tsx";
import type { Viewer } from "@/lib/authentication/session.ts";
import { findIntegrationById } from "@/lib/integrations/queries.ts";
import { organizationAccess } from "@/lib/oauth/applications/approvals.ts";
import { type AuthorizeRequest, authorizePath } from "@/lib/oauth/authorize-request.ts";
import type { ApplicationClient, IntegrationClient } from "@/lib/oauth/client.ts";
import { consentKind } from "@/lib/oauth/consent-kind.ts";
import { errorAddress, type Plan } from "@/lib/oauth/plan-authorization.ts";
import { reachOfPerson } from "@/lib/oauth/reach.ts";
import { AuthorizeForm, type AuthorizeState } from "./authorize-form.tsx";
import { CONSENT_WORDS } from "./consent-words.ts";
import { HowLong } from "./how-long.tsx";
import { MadeBy } from "./made-by.tsx";
import { OrganizationChoice } from "./organization-choice.tsx";
import { ScopeChoice } from "./scope-choice.tsx";
import { SignedInAs } from "./signed-in-as.tsx";
import { WhereItReaches } from "./where-it-reaches.tsx";

type Ask = Extract<Plan, { kind: "ask" }>;

type Props = {
  viewer: Viewer;
  plan: Ask;
  request: AuthorizeRequest;
  action: (state: AuthorizeState, form: FormData) => Promise<AuthorizeState>;
};

/** The page where a person decides whether a client may act for them. */
export function Consent({ viewer, plan, request, action }: Props) {
  const { client, redirectUri, before } = plan;
  const cancelHref = errorAddress(redirectUri, request.state, { error: "access_denied" });
  return (
    <Container width="form">
      <PageHeading description={DESCRIPTIONS[before]}>
        Authorize <bdi>{client.name}</bdi>
      </PageHeading>
      <AuthorizeForm
        action={action}
        shown={client.kind === "integration" ? client.version : 0}
        cancelHref={cancelHref}
        landsOn={new URL(redirectUri).host}
        clientName={client.name}
      >
        <ConsentSection title="Who is asking">
          {client.kind === "integration" ? <AskingIntegration id={client.id} /> : <MadeBy client={client} />}
        </ConsentSection>
        <ConsentSection title="Signed in as">
          <SignedInAs
            login={viewer.login}
            name={viewer.name}
            changeHref={authorizePath({ ...request, selectAccount: true })}
          />
        </ConsentSection>
        {client.kind === "integration" ? (
          <ThroughIntegration client={client} viewer={viewer} />
        ) : (
          <ThroughApplication plan={{ ...plan, client }} viewer={viewer} />
        )}
        <ConsentSection title="How long, and how to undo it">
          <HowLong expires={client.expireTokens} />
        </ConsentSection>
      </AuthorizeForm>
    </Container>
  );
}

const DESCRIPTIONS: Readonly<Record<Ask["before"], string>> = {
  never: "Read what it will be able to do, then decide.",
  less: "You have authorized it before. It asks for more now: read it, then decide.",
  often: "You have authorized it before, and it has sent you here many times within an hour. Is that what you want?",
};

export async function AskingIntegration({ id }: { id: number }) {
  const integration = await findIntegrationById(id);
  return integration && <WhoIsAsking integration={integration} />;
}

export async function ThroughIntegration({ client, viewer }: { client: IntegrationClient; viewer: Viewer }) {
  const { id, name, slug, permissions } = client;
  const kind = consentKind(client);
  const { reached, total } = await reachOfPerson({ userId: viewer.id, integrationId: id });
  return (
    <>
      <ConsentSection title="What it will be able to do">
        <div className="grid gap-3">
          <WhichOfThree kind={kind} />
          {kind !== "sign-in" && <PermissionGroups permissions={permissions} signingIn />}
        </div>
      </ConsentSection>
      {kind !== "sign-in" && (
        <ConsentSection title="Where">
          <WhereItReaches {...{ name, slug, reached, total }} />
        </ConsentSection>
      )}
    </>
  );
}

type OfApplication = { plan: { client: ApplicationClient; asked: Ask["asked"] }; viewer: Viewer };

export async function ThroughApplication({ plan: { client, asked }, viewer }: OfApplication) {
  const kind = consentKind({ kind: client.kind, scopes: asked.scopes });
  const organizations = await organizationAccess(viewer.id, { id: client.id, ownerId: client.owner.id });
  return (
    <>
      <ConsentSection title="What it will be able to do">
        <div className="grid gap-3">
          <WhichOfThree kind={kind} />
          <ScopeChoice asked={asked.scopes} />
        </div>
      </ConsentSection>
      {kind !== "sign-in" && (
        <ConsentSection title="Where: your own account, and your organizations">
          <OrganizationChoice organizations={organizations} />
        </ConsentSection>
      )}
    </>
  );
}

function WhichOfThree({ kind }: { kind: keyof typeof CONSENT_WORDS }) {
  const { title, text } = CONSENT_WORDS[kind];
  return (
    <Banner tone={kind === "anywhere" ? "warning" : "info"} title={title}>
      {text}
    </Banner>
  );
}
