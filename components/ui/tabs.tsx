"use client";

import { Tabs as BaseTabs } from "@base-ui/react/tabs";
import type { ReactNode } from "react";

export type Tab = { value: string; label: ReactNode; panel: ReactNode };

/** Tabs inside a page. For tabs that change the page use LinkTabs; for content that must work without scripts too. */
export function Tabs({
  tabs,
  label,
  defaultValue,
}: {
  tabs: readonly Tab[];
  label: string;
  defaultValue?: string | undefined;
}) {
  return (
    <BaseTabs.Root defaultValue={defaultValue ?? tabs[0]?.value ?? null}>
      <BaseTabs.List aria-label={label} className="flex flex-wrap gap-x-1 border-line border-b">
        {tabs.map((tab) => (
          <BaseTabs.Tab
            key={tab.value}
            value={tab.value}
            className="-mb-px min-h-9 border-transparent border-b-2 px-3 text-fg hover:border-line focus-visible:-outline-offset-2 aria-selected:border-brand aria-selected:font-semibold"
          >
            {tab.label}
          </BaseTabs.Tab>
        ))}
      </BaseTabs.List>
      {tabs.map((tab) => (
        <BaseTabs.Panel key={tab.value} value={tab.value} className="rounded-md py-4">
          {tab.panel}
        </BaseTabs.Panel>
      ))}
    </BaseTabs.Root>
  );
}
