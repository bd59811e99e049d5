import { LinkButton } from "@/components/ui/button.tsx";
import { Link } from "@/components/ui/link.tsx";
import type { Client } from "@/lib/oauth/client.ts";

/** Why a client is not told anything: nothing could be sent to it, or the person has something to do first. */
export function CannotAuthorize({
  client: { name, owner },
  because,
}: {
  client: Client;
  because: "no-callback" | "unverified-email";
}) {
  if (because === "no-callback")
    return (
      <p>
        <bdi>{name}</bdi> has registered no address that you could be sent back to, so nothing was given to it. Tell{" "}
        <Link href={`/${owner.login}`}>{owner.login}</Link>, who made it: a callback URL is missing.
      </p>
    );
  return (
    <>
      <p>
        <bdi>{name}</bdi> may take your e-mail address for who you are. Confirm first that your primary address is
        yours: the mail with the link can be sent again from your settings. Then come back to this page.
      </p>
      <LinkButton href="/settings/emails">E-mail addresses</LinkButton>
    </>
  );
}
