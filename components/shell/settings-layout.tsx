import type { ReactNode } from "react";
import { Container } from "./container.tsx";
import { SideNav, type SideNavGroup } from "./side-nav.tsx";

/** Settings: a side navigation and the page beside it; below 768 px the navigation folds into a disclosure on top. */
export function SettingsLayout({
  title,
  menu,
  header,
  groups,
  children,
}: {
  /** What these are the settings of: names the navigation. */
  title: string;
  /** What they are folded under where there is no room, when a title with a name in it would be too long. */
  menu?: string | undefined;
  /** Who they belong to, above the navigation: avatar and name. */
  header?: ReactNode;
  groups: readonly SideNavGroup[];
  children: ReactNode;
}) {
  return (
    <Container>
      {header && <div className="mb-4">{header}</div>}
      <div className="grid gap-6 md:grid-cols-[14rem_minmax(0,1fr)] lg:gap-8">
        <SideNav title={title} menu={menu} groups={groups} />
        <div className="min-w-0">{children}</div>
      </div>
    </Container>
  );
}
