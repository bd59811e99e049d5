import { KeyIcon } from "@primer/octicons-react";
import type { Metadata } from "next";
import NextLink from "next/link";
import { AddPasskey } from "@/components/accounts/add-passkey.tsx";
import { FieldsForm } from "@/components/accounts/fields-form.tsx";
import { ProviderButton } from "@/components/accounts/provider-button.tsx";
import { Banner } from "@/components/ui/banner.tsx";
import { buttonClass } from "@/components/ui/button-class.ts";
import { EmptyState } from "@/components/ui/empty-state.tsx";
import { List, ListRow } from "@/components/ui/list.tsx";
import { PageHeading } from "@/components/ui/page-heading.tsx";
import { RelativeTime } from "@/components/ui/relative-time.tsx";
import { SubmitButton } from "@/components/ui/submit-button.tsx";
import { VisuallyHidden } from "@/components/ui/visually-hidden.tsx";
import { identitiesOf } from "@/lib/accounts/external-identity.ts";
import { findPasswordAge } from "@/lib/accounts/queries.ts";
import { passkeysOf, passkeysWork } from "@/lib/accounts/second-factor/passkeys.ts";
import { type SecondFactorState, secondFactorState } from "@/lib/accounts/second-factor/totp.ts";
import { oidcName } from "@/lib/authentication/oidc.ts";
import { requireRecentSignIn } from "@/lib/authentication/recent-sign-in.ts";
import { requireViewer } from "@/lib/authentication/session.ts";
import { config } from "@/lib/platform/config.ts";
import { passkeyOptions, removeOnePasskey, savePasskey, savePassword, setUpTwoFactor, unlink } from "./actions.ts";

export const metadata: Metadata = { title: "Password and sign-in" };

export default async function SecurityPage({ searchParams }: { searchParams: Promise<{ error?: string }> }) {
  const viewer = await requireViewer();
  await requireRecentSignIn(viewer);
  const { error } = await searchParams;
  const [changedAt, identities, secondFactor, passkeys] = await Promise.all([
    findPasswordAge(viewer.id),
    identitiesOf(viewer.id),
    secondFactorState(viewer.id),
    passkeysOf(viewer.id),
  ]);
  const { oidc } = config();
  return (
    <>
      <PageHeading>Password and sign-in</PageHeading>
      <div className="grid gap-8">
        {error === "linked-elsewhere" && (
          <Banner tone="danger" title="Somebody else signs in with that identity">
            It is linked to another account here. Unlink it there first, or use another one.
          </Banner>
        )}
        <section aria-labelledby="password-heading" className="grid max-w-xl gap-4">
          <div>
            <h2 id="password-heading" className="font-semibold text-base">
              {changedAt ? "Change your password" : "Set a password"}
            </h2>
            <p className="text-muted">
              {changedAt ? (
                <>
                  Changed <RelativeTime at={changedAt} />. A new one signs you out everywhere but here.
                </>
              ) : (
                "You have none yet. With one you can sign in by your login or e-mail address as well."
              )}
            </p>
          </div>
          <FieldsForm
            action={savePassword}
            submitLabel={changedAt ? "Change password" : "Set password"}
            pendingLabel="Saving"
            fields={[
              ...(changedAt
                ? [
                    {
                      name: "current_password",
                      label: "Current password",
                      kind: "password" as const,
                      required: true,
                      autoComplete: "current-password",
                    },
                  ]
                : []),
              {
                name: "password",
                label: "New password",
                kind: "password",
                required: true,
                autoComplete: "new-password",
                hint: "At least 8 characters. 15 or more, or a mixture of letters, digits and signs, are hard to guess.",
              },
            ]}
          />
        </section>
        <TwoFactor state={secondFactor} />
        <section aria-labelledby="passkeys-heading" className="grid max-w-xl gap-4">
          <div>
            <h2 id="passkeys-heading" className="font-semibold text-base">
              Passkeys
            </h2>
            <p className="text-muted">
              A passkey signs you in with your device’s own lock, without password and code. It works on this site
              alone.
            </p>
          </div>
          {passkeys.length > 0 && <Passkeys passkeys={passkeys} />}
          {passkeysWork() ? (
            <AddPasskey begin={passkeyOptions} add={savePasskey} />
          ) : (
            <p className="text-muted">
              Passkeys belong to a domain name, and this page is open under an address of digits.
            </p>
          )}
        </section>
        {(oidc || identities.length > 0) && (
          <List title="Other ways to sign in" count={identities.length}>
            {identities.map(({ id, issuer, createdAt }) => (
              <ListRow
                key={id}
                leading={<KeyIcon />}
                title={oidcName(issuer)}
                meta={
                  <span>
                    Linked <RelativeTime at={createdAt} />
                  </span>
                }
                actions={
                  <form action={unlink}>
                    <input type="hidden" name="id" value={id} />
                    <SubmitButton variant="danger" size="sm">
                      Unlink
                    </SubmitButton>
                  </form>
                }
              />
            ))}
            {oidc && identities.length === 0 && (
              <li>
                <EmptyState
                  bare
                  headingLevel="h3"
                  title={`Not linked with ${oidcName(oidc.issuer)}`}
                  actions={
                    <ProviderButton link label={`Link ${oidcName(oidc.issuer)}`} returnTo="/settings/security" />
                  }
                >
                  Link it to sign in without your password.
                </EmptyState>
              </li>
            )}
          </List>
        )}
      </div>
    </>
  );
}

function TwoFactor({ state }: { state: SecondFactorState }) {
  return (
    <section aria-labelledby="two-factor-heading" className="grid max-w-xl gap-4">
      <div>
        <h2 id="two-factor-heading" className="font-semibold text-base">
          Two-factor authentication
        </h2>
        <p className="text-muted">
          {state.since ? (
            <>
              On since <RelativeTime at={state.since} />: signing in asks for a code of your authenticator app as well.
            </>
          ) : (
            "Off. With it, signing in asks for a code of an authenticator app on your telephone as well."
          )}
        </p>
      </div>
      {state.enabled ? (
        <div>
          <NextLink href="/settings/security/two-factor" className={buttonClass({})}>
            Manage
          </NextLink>
        </div>
      ) : (
        <form action={setUpTwoFactor}>
          <SubmitButton variant="secondary">Set up</SubmitButton>
        </form>
      )}
    </section>
  );
}

function Passkeys({ passkeys }: { passkeys: Awaited<ReturnType<typeof passkeysOf>> }) {
  return (
    <List title="Your passkeys" headingLevel="h3" count={passkeys.length}>
      {passkeys.map(({ id, name, createdAt, lastUsedAt }) => (
        <ListRow
          key={id}
          leading={<KeyIcon />}
          title={name}
          meta={
            <span>
              Added <RelativeTime at={createdAt} />
              {lastUsedAt ? (
                <>
                  , last used <RelativeTime at={lastUsedAt} />
                </>
              ) : (
                ", never used"
              )}
            </span>
          }
          actions={
            <form action={removeOnePasskey}>
              <input type="hidden" name="id" value={id} />
              <SubmitButton variant="danger" size="sm">
                Remove <VisuallyHidden>{name}</VisuallyHidden>
              </SubmitButton>
            </form>
          }
        />
      ))}
    </List>
  );
}
