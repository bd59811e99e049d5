"use client";

import {
  GearIcon,
  OrganizationIcon,
  PersonIcon,
  ServerIcon,
  SignOutIcon,
  TriangleDownIcon,
} from "@primer/octicons-react";
import Link from "next/link";
import { useRef } from "react";
import { Avatar } from "../ui/avatar.tsx";

const ROW =
  "flex min-h-8 w-full items-center gap-2 rounded-md px-2 text-left hover:bg-hover focus-visible:-outline-offset-2";

/**
 * The viewer's menu. A native popover, so that signing out works where scripts do not run. Its props travel to the
 * browser, so it takes what it shows and not the whole viewer.
 */
export function ViewerMenu({
  login,
  name,
  avatarUrl,
  siteAdmin,
  signOut,
}: {
  login: string;
  name: string | null;
  avatarUrl?: string | undefined;
  /** Whether they run this server. */
  siteAdmin?: boolean | undefined;
  signOut: string | (() => Promise<void>);
}) {
  const popover = useRef<HTMLDivElement>(null);
  const close = () => popover.current?.hidePopover();
  const links = [
    { href: `/${login}`, label: "Your profile", icon: <PersonIcon /> },
    { href: "/settings/organizations", label: "Your organizations", icon: <OrganizationIcon /> },
    { href: "/settings/profile", label: "Settings", icon: <GearIcon /> },
    ...(siteAdmin ? [{ href: "/admin", label: "Site administration", icon: <ServerIcon /> }] : []),
  ];
  return (
    <>
      <button
        type="button"
        popoverTarget="viewer-menu"
        className="flex min-h-8 items-center gap-1 rounded-full p-1 hover:bg-hover"
        aria-label={`Menu of ${login}`}
      >
        <Avatar seed={login} src={avatarUrl} size={28} />
        <TriangleDownIcon className="text-muted" />
      </button>
      <div
        ref={popover}
        id="viewer-menu"
        popover="auto"
        className="fixed inset-auto top-14 right-4 w-64 max-w-[calc(100vw-2rem)] rounded-lg bg-overlay p-2 text-fg shadow-floating md:right-6 lg:right-8"
      >
        <div className="mb-2 flex items-center gap-3 border-line border-b px-2 pt-1 pb-3">
          <Avatar seed={login} src={avatarUrl} size={32} />
          <div className="min-w-0">
            <p className="truncate font-semibold">{login}</p>
            {name && (
              <p className="truncate text-muted">
                <bdi>{name}</bdi>
              </p>
            )}
          </div>
        </div>
        <nav aria-label="Yours">
          <ul>
            {links.map((link) => (
              <li key={link.href}>
                <Link href={link.href} prefetch={false} className={ROW} onClick={close}>
                  <span className="text-muted" aria-hidden="true">
                    {link.icon}
                  </span>
                  {link.label}
                </Link>
              </li>
            ))}
          </ul>
        </nav>
        <form
          action={signOut}
          method={typeof signOut === "string" ? "post" : undefined}
          className="mt-2 border-line border-t pt-2"
        >
          <button type="submit" className={ROW}>
            <span className="text-muted" aria-hidden="true">
              <SignOutIcon />
            </span>
            Sign out
          </button>
        </form>
      </div>
    </>
  );
}
