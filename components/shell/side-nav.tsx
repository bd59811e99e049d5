"use client";

import { ThreeBarsIcon } from "@primer/octicons-react";
import { usePathname } from "next/navigation";
import type { ReactNode } from "react";
import { Counter } from "../ui/counter.tsx";
import { cx } from "../ui/cx.ts";
import { isAt, NavLink } from "../ui/nav-link.tsx";

export type SideNavItem = {
  href: string;
  label: string;
  icon?: ReactNode;
  count?: number | undefined;
};

export type SideNavGroup = { title?: string | undefined; items: readonly SideNavItem[] };

/** Links in groups with the current one marked, on the pages below it as well unless another leads nearer to them: a column from 768 px on, a disclosure below. */
export function SideNav({
  title,
  menu = `${title} menu`,
  groups,
}: {
  title: string;
  /** What the disclosure is called. */
  menu?: string | undefined;
  groups: readonly SideNavGroup[];
}) {
  return (
    <>
      <NavDisclosure title={title} summary={menu} groups={groups} className="md:hidden" />
      <nav aria-label={title} className="hidden self-start md:block">
        <Groups groups={groups} />
      </nav>
    </>
  );
}

/** The same links where there is no room for them: folded under what says where one is. */
export function NavDisclosure({
  title,
  summary,
  groups,
  className,
}: {
  title: string;
  summary: ReactNode;
  groups: readonly SideNavGroup[];
  /** At which widths it is there. */
  className: string;
}) {
  const pathname = usePathname();
  return (
    // The key closes it after a choice.
    <details key={pathname} className={cx("rounded-md border border-line", className)}>
      <summary className="flex min-h-10 items-center gap-2 rounded-md px-3 py-2 font-semibold marker:content-none">
        <ThreeBarsIcon aria-hidden="true" className="shrink-0" />
        <span className="min-w-0">{summary}</span>
      </summary>
      <nav aria-label={title} className="border-line border-t p-2">
        <Groups groups={groups} />
      </nav>
    </details>
  );
}

function Groups({ groups }: { groups: readonly SideNavGroup[] }) {
  const pathname = usePathname();
  const here = groups
    .flatMap(({ items }) => items)
    .filter(({ href }) => isAt(pathname, { href, match: "prefix" }))
    .toSorted((a, b) => b.href.length - a.href.length)[0];
  return (
    <div className="grid gap-4">
      {groups.map((group) => (
        <div
          key={group.title ?? group.items[0]?.href}
          className="border-line-muted border-t pt-4 first:border-t-0 first:pt-0"
        >
          {group.title && <p className="mb-1 px-3 font-semibold text-muted text-xs">{group.title}</p>}
          <ul aria-label={group.title} className="grid gap-0.5">
            {group.items.map((item) => (
              <li key={item.href}>
                <NavLink
                  href={item.href}
                  current={item === here}
                  className="relative flex min-h-8 items-center gap-2 rounded-md px-3 py-1 leading-snug hover:bg-hover aria-[current=page]:bg-active aria-[current=page]:font-semibold aria-[current=page]:before:absolute aria-[current=page]:before:inset-y-1.5 aria-[current=page]:before:left-0 aria-[current=page]:before:w-1 aria-[current=page]:before:rounded-full aria-[current=page]:before:bg-brand"
                >
                  {item.icon && (
                    <span className="text-muted" aria-hidden="true">
                      {item.icon}
                    </span>
                  )}
                  <span className="min-w-0 grow">{item.label}</span>
                  {item.count !== undefined && <Counter value={item.count} />}
                </NavLink>
              </li>
            ))}
          </ul>
        </div>
      ))}
    </div>
  );
}
