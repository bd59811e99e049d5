import type { ReactNode } from "react";
import { Counter } from "./counter.tsx";
import { NavLink } from "./nav-link.tsx";

export type LinkTab = {
  href: string;
  label: ReactNode;
  icon?: ReactNode;
  count?: number | undefined;
  /** `prefix` marks the tab on pages below its address as well. */
  match?: "exact" | "prefix" | undefined;
  current?: boolean | undefined;
};

/** Tabs between pages: links with aria-current. They wrap onto a second line rather than scroll. */
export function LinkTabs({ tabs, label }: { tabs: readonly LinkTab[]; label: string }) {
  return (
    <nav aria-label={label} className="border-line border-b">
      <ul className="-mb-px flex flex-wrap gap-x-1">
        {tabs.map((tab) => (
          <li key={tab.href}>
            <NavLink
              href={tab.href}
              match={tab.match}
              current={tab.current}
              className="group flex min-h-10 items-center border-transparent border-b-2 px-0.5 text-fg sm:px-1 aria-[current=page]:border-brand aria-[current=page]:font-semibold"
            >
              <span className="flex items-center gap-1 rounded-md px-0.5 py-1.5 sm:gap-2 sm:px-2 group-hover:bg-hover">
                {/* Where there is little room the words need it. */}
                {tab.icon && (
                  <span className="text-muted max-lg:hidden" aria-hidden="true">
                    {tab.icon}
                  </span>
                )}
                {tab.label}
                {tab.count !== undefined && <Counter value={tab.count} />}
              </span>
            </NavLink>
          </li>
        ))}
      </ul>
    </nav>
  );
}
