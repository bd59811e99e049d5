"use client";

import { usePathname } from "next/navigation";
import { NavDisclosure } from "@/components/shell/side-nav.tsx";
import { LinkTabs } from "@/components/ui/link-tabs.tsx";
import { isAt } from "@/components/ui/nav-link.tsx";

const LABEL = "Settings of the integration";

/** The settings pages of one integration: tabs where nine of them fit into one line, a menu where they do not. */
export function IntegrationTabs({ home }: { home: string }) {
  const pathname = usePathname();
  const tabs = [
    { href: home, label: "General", match: "exact" },
    { href: `${home}/permissions`, label: "Permissions & events", short: "Permissions", match: "exact" },
    { href: `${home}/keys`, label: "Keys and secrets", short: "Keys", match: "prefix" },
    { href: `${home}/webhook`, label: "Webhook", match: "exact" },
    { href: `${home}/features`, label: "Optional features", short: "Features", match: "exact" },
    { href: `${home}/installations`, label: "Installations", match: "prefix" },
    { href: `${home}/deliveries`, label: "Deliveries", match: "prefix" },
    { href: `${home}/refused`, label: "Refused requests", short: "Refused", match: "exact" },
    { href: `${home}/advanced`, label: "Advanced", match: "exact" },
  ] as const;
  const at = tabs.find((tab) => isAt(pathname, tab));
  // Reached from the webhook's page, and about it.
  const current = at ?? tabs.find(({ href }) => pathname === `${home}/listen` && href === `${home}/webhook`);
  return (
    <>
      <NavDisclosure
        title={LABEL}
        summary={current?.label ?? LABEL}
        groups={[{ items: tabs.map(({ href, label, match }) => ({ href, label, match })) }]}
        className="xl:hidden"
      />
      <div className="hidden xl:block">
        <LinkTabs
          label={LABEL}
          tabs={tabs.map((tab) => ({
            ...tab,
            current: tab === current,
            label: "short" in tab ? <Shortened {...tab} /> : tab.label,
          }))}
        />
      </div>
    </>
  );
}

/** Read in full by screen readers. */
function Shortened({ label, short }: { label: string; short: string }) {
  return (
    <>
      <span className="sr-only">{label}</span>
      <span aria-hidden="true">{short}</span>
    </>
  );
}
