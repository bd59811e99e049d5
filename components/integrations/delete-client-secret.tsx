import { LinkButton } from "@/components/ui/button.tsx";
import { ConfirmSection } from "@/components/ui/confirm.tsx";
import type { ListedClientSecret } from "@/lib/integrations/queries.ts";

/** What a client secret's end means. */
export function ClientSecretEnd({ lastEight }: Pick<ListedClientSecret, "lastEight">) {
  return (
    <p>
      Whatever uses the secret that ends in <span className="font-mono">{lastEight}</span> can no longer get tokens for
      people. Tokens that were issued stay.
    </p>
  );
}

/** The same question as the dialog in the list, for when scripts do not run. */
export function DeleteClientSecret({
  secret,
  action,
  backHref,
}: {
  secret: ListedClientSecret;
  action: (form: FormData) => Promise<void>;
  backHref: string;
}) {
  return (
    <ConfirmSection
      title="Delete this client secret?"
      action={action}
      submitLabel="Delete the secret"
      pendingLabel="Deleting…"
      cancel={<LinkButton href={backHref}>Cancel</LinkButton>}
    >
      <ClientSecretEnd {...secret} />
    </ConfirmSection>
  );
}
