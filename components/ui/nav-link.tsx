"use client";

import Link from "next/link";
import { usePathname } from "next/navigation";
import type { ReactNode } from "react";

/**
 * A link that knows whether it is the current page: `aria-current="page"` on the exact path or, with `match="prefix"`,
 * below it. `current` overrides both.
 */
export function NavLink({
  href,
  match = "exact",
  current,
  className,
  children,
}: {
  href: string;
  match?: "exact" | "prefix" | undefined;
  current?: boolean | undefined;
  className?: string | undefined;
  children: ReactNode;
}) {
  const pathname = usePathname();
  const here = current ?? isAt(pathname, { href, match });
  return (
    <Link href={href} prefetch={false} aria-current={here ? "page" : undefined} className={className}>
      {children}
    </Link>
  );
}

/** Whether a page is the one that a link leads to or, with `match="prefix"`, below it. */
export function isAt(
  pathname: string,
  { href, match }: { href: string; match?: "exact" | "prefix" | undefined },
): boolean {
  const path = href.split(/[?#]/, 1)[0] ?? href;
  return pathname === path || (match === "prefix" && pathname.startsWith(`${path}/`));
}
