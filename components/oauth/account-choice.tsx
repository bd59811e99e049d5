import { Avatar } from "@/components/ui/avatar.tsx";
import { Banner } from "@/components/ui/banner.tsx";
import { LinkButton } from "@/components/ui/button.tsx";
import { SubmitButton } from "@/components/ui/submit-button.tsx";

/** Who somebody wants to be towards a client: the account that is signed in here, or another one. */
export function AccountChoice({
  login,
  suggested,
  clientName,
  continueHref,
  switchAccount,
}: {
  login: string;
  /** The account that the client named; null when it named none. */
  suggested: string | null;
  clientName: string;
  continueHref: string;
  switchAccount: () => Promise<void>;
}) {
  return (
    <>
      {suggested !== null && (
        <Banner tone="info">
          {clientName} suggests the account <span className="wrap-anywhere font-semibold">{suggested}</span>. You are
          signed in as {login}.
        </Banner>
      )}
      <div className="flex min-w-0 items-center gap-3">
        <Avatar seed={login} size={32} />
        <p className="min-w-0 break-words font-semibold">{login}</p>
      </div>
      <LinkButton href={continueHref} block>
        Continue as {login}
      </LinkButton>
      <form action={switchAccount}>
        <SubmitButton variant="secondary" block pendingLabel="Signing out">
          Use another account
        </SubmitButton>
      </form>
    </>
  );
}
