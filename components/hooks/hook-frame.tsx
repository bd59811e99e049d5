import { GearIcon, HistoryIcon } from "@primer/octicons-react";
import type { ReactNode } from "react";
import { Badge } from "@/components/ui/badge.tsx";
import { Breadcrumbs } from "@/components/ui/breadcrumbs.tsx";
import { Breakable } from "@/components/ui/breakable.tsx";
import { LinkTabs } from "@/components/ui/link-tabs.tsx";
import { PageHeading } from "@/components/ui/page-heading.tsx";
import type { HookPage } from "./require-hook.ts";

/** What both pages of a webhook have around them: where it points as the h1, and the way from one to the other. */
export function HookFrame({ page: { hook, list, path }, children }: { page: HookPage; children: ReactNode }) {
  return (
    <>
      <Breadcrumbs items={[{ label: "Webhooks", href: list }, { label: `Webhook ${hook.id}` }]} />
      <PageHeading badges={!hook.active && <Badge>Off</Badge>}>
        <span className="wrap-anywhere">{hook.url && <Breakable>{hook.url}</Breakable>}</span>
      </PageHeading>
      <LinkTabs
        label="Webhook"
        tabs={[
          { href: path, label: "Settings", icon: <GearIcon />, match: "exact" },
          { href: `${path}/deliveries`, label: "Deliveries", icon: <HistoryIcon />, match: "prefix" },
        ]}
      />
      <div className="mt-6">{children}</div>
    </>
  );
}
