import { Banner } from "@/components/ui/banner.tsx";
import { LinkButton } from "@/components/ui/button.tsx";
import { Secret } from "@/components/ui/secret.tsx";

/** The value of a token that was just made, and the way on. */
export function NewToken({
  token,
  pending,
  backHref,
}: {
  token: string;
  pending?: boolean | undefined;
  backHref: string;
}) {
  return (
    <div className="grid gap-4" role="status">
      <Secret label="personal access token" value={token}>
        <p>Use it in place of a password over HTTPS, or in the Authorization header of the API.</p>
      </Secret>
      {pending && (
        <Banner tone="warning" title="It waits for approval">
          The organization's owners have been told. Until one of them approves it, the token reads what is public and
          nothing else. You will get a mail.
        </Banner>
      )}
      <div>
        <LinkButton href={backHref}>Back to your tokens</LinkButton>
      </div>
    </div>
  );
}
