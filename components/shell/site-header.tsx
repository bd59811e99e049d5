import Link from "next/link";
import type { ReactNode } from "react";
import { LinkButton } from "../ui/button.tsx";
import { NavLink } from "../ui/nav-link.tsx";
import { Logo } from "./logo.tsx";
import { ViewerMenu } from "./viewer-menu.tsx";

export type ShellViewer = {
  login: string;
  name: string | null;
  avatarUrl?: string | undefined;
  siteAdmin?: boolean | undefined;
};

export type SiteHeaderProps = {
  viewer: ShellViewer | null;
  /** The main links, between the name and the viewer. */
  links?: readonly { href: string; label: string }[] | undefined;
  /** Where the sign-out form posts: an address or a server action. */
  signOut: string | (() => Promise<void>);
  /** More controls before the viewer's menu. */
  children?: ReactNode;
};

/** The bar on top of every page. It fetches nothing: what it shows is handed to it. */
export function SiteHeader({ viewer, links = [], signOut, children }: SiteHeaderProps) {
  return (
    <header className="border-line border-b bg-subtle">
      <div className="flex min-h-14 flex-wrap items-center gap-x-2 gap-y-1 px-4 py-2 md:px-6 lg:px-8">
        <Link
          href="/"
          prefetch={false}
          className="mr-2 flex min-h-8 items-center gap-2 rounded-md font-semibold text-base tracking-tight"
        >
          <Logo />
          Mortise
        </Link>
        {links.length > 0 && (
          <nav aria-label="Main" className="order-last w-full sm:order-none sm:w-auto">
            <ul className="-ml-2 flex flex-wrap gap-x-1 sm:ml-0">
              {links.map((link) => (
                <li key={link.href}>
                  <NavLink
                    href={link.href}
                    match="prefix"
                    className="flex min-h-8 items-center rounded-md px-2 hover:bg-hover aria-[current=page]:font-semibold"
                  >
                    {link.label}
                  </NavLink>
                </li>
              ))}
            </ul>
          </nav>
        )}
        <div className="ml-auto flex items-center gap-2">
          {children}
          {viewer ? (
            <ViewerMenu
              login={viewer.login}
              name={viewer.name}
              avatarUrl={viewer.avatarUrl}
              siteAdmin={viewer.siteAdmin}
              signOut={signOut}
            />
          ) : (
            <SignedOutLinks />
          )}
        </div>
      </div>
    </header>
  );
}

function SignedOutLinks() {
  return (
    <>
      <LinkButton href="/login" variant="ghost">
        Sign in
      </LinkButton>
      <LinkButton href="/join">Sign up</LinkButton>
    </>
  );
}
