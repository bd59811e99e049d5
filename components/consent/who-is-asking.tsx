import { LinkExternalIcon, UnverifiedIcon } from "@primer/octicons-react";
import { IntegrationAvatar } from "@/components/integrations/integration-avatar.tsx";
import { Link } from "@/components/ui/link.tsx";
import { RelativeTime } from "@/components/ui/relative-time.tsx";
import type { IntegrationDetails } from "@/lib/integrations/queries.ts";

type Asking = Pick<
  IntegrationDetails,
  "id" | "logoVersion" | "name" | "slug" | "description" | "url" | "owner" | "createdAt"
>;

/** Who made an integration and since when, and that nobody has vouched for it. */
export function WhoIsAsking({ integration }: { integration: Asking }) {
  const { name, slug, description, url, owner, createdAt } = integration;
  return (
    <div className="grid gap-3">
      <div className="flex items-start gap-3">
        <IntegrationAvatar integration={integration} size={48} />
        <div className="min-w-0">
          <p className="font-semibold text-base">
            <Link href={`/integrations/${slug}`} look="strong" className="py-0">
              <bdi>{name}</bdi>
            </Link>
          </p>
          {description && (
            <p>
              <bdi>{description}</bdi>
            </p>
          )}
          <p className="mt-1 text-muted">
            Made by <Link href={`/${owner.login}`}>{owner.login}</Link>, registered here <RelativeTime at={createdAt} />
          </p>
          <HomepageLink url={url} />
        </div>
      </div>
      <NotVetted ownerLogin={owner.login} />
    </div>
  );
}

/** The address that the maker gave; it leads elsewhere, and is shown in full so that nobody is led on. */
export function HomepageLink({ url }: { url: string }) {
  return (
    <a
      href={url}
      rel="noreferrer nofollow"
      className="inline-flex min-h-6 max-w-full items-center gap-1 text-accent underline decoration-accent/40 underline-offset-2 hover:decoration-accent"
    >
      <span className="min-w-0 break-all">{url}</span>
      <LinkExternalIcon size={12} aria-hidden="true" />
    </a>
  );
}

export function NotVetted({ ownerLogin }: { ownerLogin: string }) {
  return (
    <p className="flex items-start gap-2 rounded-md bg-subtle px-3 py-2 text-muted">
      <UnverifiedIcon className="mt-0.5 shrink-0" aria-hidden="true" />
      <span>
        Nobody who runs this server has checked it. What it does with what it sees is up to{" "}
        <span className="font-medium text-fg">{ownerLogin}</span>.
      </span>
    </p>
  );
}
