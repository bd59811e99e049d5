import { LinkButton } from "@/components/ui/button.tsx";
import { ConfirmSection } from "@/components/ui/confirm.tsx";
import { PageHeading } from "@/components/ui/page-heading.tsx";
import type { ShownToken } from "@/lib/tokens/personal/queries.ts";

/** The question before a token ends. */
export function DeleteToken({
  token,
  action,
  backHref,
}: {
  token: ShownToken;
  action: () => Promise<void>;
  backHref: string;
}) {
  return (
    <>
      <PageHeading>Delete a token</PageHeading>
      <ConfirmSection
        title={`Delete ${token.note ?? "this token"}?`}
        action={action}
        submitLabel="Delete the token"
        pendingLabel="Deleting…"
        cancel={<LinkButton href={backHref}>Cancel</LinkButton>}
      >
        <p>
          Every program that uses the token that ends in <span className="font-mono">{token.lastEight}</span> is refused
          from then on. This cannot be undone.
        </p>
      </ConfirmSection>
    </>
  );
}
