"use client";

import { usePathname } from "next/navigation";
import type { ReactNode } from "react";
import { LinkTabs } from "@/components/ui/link-tabs.tsx";

type Tab = { href: string; label: string; icon: ReactNode; count?: number };

const OF_ISSUES: ReadonlySet<string> = new Set(["labels", "milestones", "milestone"]);

/** The tabs of a repository. Files, histories and commits all belong to Code, labels and milestones to Issues, comparisons to Pull requests. */
export function RepositoryTabs({ base, code, tabs }: { base: string; code: ReactNode; tabs: readonly Tab[] }) {
  const [, , , part] = usePathname().split("/");
  const issues = `${base}/issues`;
  const current = (href: string) => {
    const own = href.slice(base.length + 1);
    const pulls = href === `${base}/pulls` && (part === "pull" || part === "compare");
    return part === own || pulls || (href === issues && OF_ISSUES.has(part ?? ""));
  };
  return (
    <LinkTabs
      label="Repository"
      tabs={[
        { href: base, label: "Code", icon: code, current: !tabs.some(({ href }) => current(href)) },
        ...tabs.map((tab) => ({ ...tab, current: current(tab.href) })),
      ]}
    />
  );
}
