import { LinkIcon, LocationIcon } from "@primer/octicons-react";
import type { ReactNode } from "react";
import { HeadingFocus } from "@/components/ui/heading-focus.tsx";
import { HEADING_ID } from "@/components/ui/heading-id.ts";
import { OutsideLink } from "./outside-link.tsx";
import { AccountAvatar } from "./person-link.tsx";

export type Profile = {
  id: number;
  login: string;
  type: "USER" | "ORGANIZATION" | "BOT";
  siteAdmin: boolean;
  name: string | null;
  description: string | null;
  url: string | null;
  location: string | null;
};

/** Who a person or an organization is, as they say themselves. */
export function ProfileCard({ account, actions }: { account: Profile; actions?: ReactNode }) {
  const { login, name, description, url, location } = account;
  return (
    <div className="grid content-start gap-4">
      <div className="flex items-center gap-4 md:grid md:gap-3">
        <span className="md:hidden">
          <AccountAvatar account={account} size={64} />
        </span>
        <span className="hidden md:block">
          <AccountAvatar account={account} size={160} />
        </span>
        <div className="min-w-0">
          <h1 id={HEADING_ID} tabIndex={-1} className="break-words font-semibold text-2xl leading-8 tracking-tight">
            {name ?? login}
          </h1>
          {name && <p className="break-words text-base text-muted">{login}</p>}
          {account.type === "ORGANIZATION" && <p className="text-muted">Organization</p>}
        </div>
      </div>
      {description && <p>{description}</p>}
      {(location || url) && (
        <ul className="grid gap-1">
          {location && (
            <Fact icon={<LocationIcon aria-label="Location:" />}>
              <span className="break-words">{location}</span>
            </Fact>
          )}
          {url && (
            <Fact icon={<LinkIcon aria-label="Website:" />}>
              {/^https?:\/\//.test(url) ? <OutsideLink href={url}>{url}</OutsideLink> : url}
            </Fact>
          )}
        </ul>
      )}
      {actions && <div className="flex flex-wrap gap-2">{actions}</div>}
      <HeadingFocus />
    </div>
  );
}

function Fact({ icon, children }: { icon: ReactNode; children: ReactNode }) {
  return (
    <li className="flex min-w-0 items-start gap-2">
      <span className="mt-0.5 shrink-0 text-muted">{icon}</span>
      <span className="min-w-0">{children}</span>
    </li>
  );
}
