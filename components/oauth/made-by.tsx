import { HomepageLink, NotVetted } from "@/components/consent/who-is-asking.tsx";
import { Avatar } from "@/components/ui/avatar.tsx";
import { Link } from "@/components/ui/link.tsx";
import { RelativeTime } from "@/components/ui/relative-time.tsx";
import type { ApplicationClient } from "@/lib/oauth/client.ts";

/** Who made an OAuth application and since when, and that nobody has vouched for it. */
export function MadeBy({
  client: { name, clientId, description, url, owner, createdAt },
}: {
  client: ApplicationClient;
}) {
  return (
    <div className="grid gap-3">
      <div className="flex items-start gap-3">
        <Avatar seed={clientId} shape="square" size={48} />
        <div className="min-w-0">
          <p className="break-words font-semibold text-base">
            <bdi>{name}</bdi>
          </p>
          {description && (
            <p>
              <bdi>{description}</bdi>
            </p>
          )}
          <p className="mt-1 text-muted">
            An OAuth application made by <Link href={`/${owner.login}`}>{owner.login}</Link>, registered here{" "}
            <RelativeTime at={createdAt} />
          </p>
          <HomepageLink url={url} />
        </div>
      </div>
      <NotVetted ownerLogin={owner.login} />
    </div>
  );
}
