import { CodeIcon, GearIcon, IssueOpenedIcon } from "@primer/octicons-react";
import { Breadcrumbs } from "@/components/ui/breadcrumbs.tsx";
import { LinkTabs } from "@/components/ui/link-tabs.tsx";
import { Pagination } from "@/components/ui/pagination.tsx";
import { Tabs } from "@/components/ui/tabs.tsx";
import { Example } from "./example.tsx";

export function NavigationSection() {
  return (
    <>
      <Example id="breadcrumbs" title="Breadcrumbs">
        <Breadcrumbs
          items={[
            { label: "Developer settings", href: "#breadcrumbs" },
            { label: "Integrations", href: "#navigation" },
            { label: "CI Bot" },
          ]}
        />
      </Example>
      <Example id="link-tabs" title="LinkTabs: between pages">
        <LinkTabs
          label="Repository"
          tabs={[
            { href: "#code", label: "Code", icon: <CodeIcon />, current: true },
            { href: "#issues", label: "Issues", icon: <IssueOpenedIcon />, count: 12, current: false },
            { href: "#settings", label: "Settings", icon: <GearIcon />, current: false },
          ]}
        />
      </Example>
      <Example id="tabs" title="Tabs: inside a page">
        <Tabs
          label="Delivery"
          tabs={[
            { value: "request", label: "Request", panel: <p>What was sent.</p> },
            { value: "response", label: "Response", panel: <p>What came back.</p> },
          ]}
        />
      </Example>
      <Example id="pagination" title="Pagination: first, middle, last">
        <Pagination label="First page" path="/_ui" query={{ q: "bot" }} page={1} hasNext />
        <Pagination label="Middle page" path="/_ui" query={{ q: "bot", page: "3" }} page={3} hasNext pageCount={7} />
        <Pagination label="Last page" path="/_ui" page={7} hasNext={false} pageCount={7} />
      </Example>
    </>
  );
}
