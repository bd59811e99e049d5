import { randomBytes } from "node:crypto";
import { SubmitButton } from "@/components/ui/submit-button.tsx";

/** "Sign in with …": a plain form, so that it works without scripts. `link` adds the provider to the viewer's account;
 *  `again` has the provider ask who it is although it knows. */
export function ProviderButton({
  label,
  returnTo,
  link,
  again,
  block,
}: {
  label: string;
  /** A path of ours. */
  returnTo: string;
  link?: boolean | undefined;
  again?: boolean | undefined;
  block?: boolean | undefined;
}) {
  return (
    <form method="post" action="/login/oidc">
      <input type="hidden" name="csrfToken" value={randomBytes(32).toString("hex")} />
      <input type="hidden" name="callbackUrl" value={returnTo} />
      {link && <input type="hidden" name="link" value="1" />}
      {again && <input type="hidden" name="again" value="1" />}
      <SubmitButton variant="secondary" block={block}>
        {label}
      </SubmitButton>
    </form>
  );
}
