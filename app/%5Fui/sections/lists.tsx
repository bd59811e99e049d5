import { PlugIcon, RepoIcon } from "@primer/octicons-react";
import { Avatar } from "@/components/ui/avatar.tsx";
import { Badge } from "@/components/ui/badge.tsx";
import { Button, LinkButton } from "@/components/ui/button.tsx";
import { Card } from "@/components/ui/card.tsx";
import { DefinitionList } from "@/components/ui/definition-list.tsx";
import { Disclosure } from "@/components/ui/disclosure.tsx";
import { EmptyState } from "@/components/ui/empty-state.tsx";
import { Link } from "@/components/ui/link.tsx";
import { List, ListRow, MetaDot } from "@/components/ui/list.tsx";
import { ListSearch } from "@/components/ui/list-search.tsx";
import { PagedList } from "@/components/ui/paged-list.tsx";
import { RelativeTimeText } from "@/components/ui/relative-time-text.tsx";
import { Table } from "@/components/ui/table.tsx";
import { Example } from "./example.tsx";

const NOW = "2025-03-03T14:05:00.000Z";

export function ListsSection() {
  return (
    <>
      <Example id="list" title="List">
        <List
          title="Installed integrations"
          headingLevel="h3"
          count={2}
          actions={<Button size="sm">Find integrations</Button>}
          footer="Owners of the organization see these."
        >
          <ListRow
            leading={<Avatar seed="ci-bot" shape="square" size={32} />}
            title={
              <Link href="#list" look="strong">
                CI Bot
              </Link>
            }
            badges={<Badge tone="warning">New permissions asked for</Badge>}
            description="Runs the checks of every pull request"
            meta={
              <>
                <span>3 repositories</span>
                <MetaDot />
                <span>
                  installed <RelativeTimeText at="2025-03-01T10:00:00.000Z" now={NOW} />
                </span>
              </>
            }
            actions={
              <>
                <LinkButton href="#list" size="sm" variant="primary">
                  Review
                </LinkButton>
                <LinkButton href="#list" size="sm">
                  Configure
                </LinkButton>
              </>
            }
          />
          <ListRow
            leading={<Avatar seed="deploy-a-thing-with-quite-a-long-name" shape="square" size={32} />}
            title="deploy-a-thing-with-quite-a-long-name-that-does-not-end-soon"
            badges={<Badge>Suspended</Badge>}
            actions={
              <LinkButton href="#list" size="sm">
                Configure
              </LinkButton>
            }
          />
        </List>
        <List title="Danger zone" headingLevel="h3" tone="danger">
          <ListRow
            title="Uninstall"
            description="Ends its access and its tokens at once."
            actions={<Button variant="danger">Uninstall…</Button>}
          />
        </List>
        <List label="Integrations">
          <li>
            <EmptyState bare headingLevel="h3" icon={<PlugIcon size={24} />} title="No integrations yet">
              What is installed here shows up in this list.
            </EmptyState>
          </li>
        </List>
      </Example>
      <Example id="table" title="Table: stacks below 640 px">
        <Table
          caption="Recent deliveries"
          columns={[
            { key: "event", header: "Event", primary: true },
            { key: "status", header: "Answer" },
            { key: "duration", header: "Took", align: "right" },
            { key: "at", header: "Sent" },
            { key: "actions", header: "Actions", hideHeader: true, align: "right" },
          ]}
          rows={[
            {
              key: 1,
              cells: {
                event: "issues.opened",
                status: <Badge tone="success">200</Badge>,
                duration: "83 ms",
                at: <RelativeTimeText at="2025-03-03T14:03:00.000Z" now={NOW} />,
                actions: <Button size="sm">Send again</Button>,
              },
            },
            {
              key: 2,
              cells: {
                event: "installation.created",
                status: <Badge tone="danger">No answer</Badge>,
                duration: "10 s",
                at: <RelativeTimeText at="2025-03-02T09:03:00.000Z" now={NOW} />,
                actions: <Button size="sm">Send again</Button>,
              },
            },
          ]}
        />
      </Example>
      <Example id="disclosure" title="Disclosure">
        <Disclosure summary="5 endpoints are documented and not served here">What was folded.</Disclosure>
      </Example>
      <Example id="list-search" title="ListSearch and PagedList">
        <ListSearch
          path="/_ui"
          search="ci"
          label="Find an integration in the example"
          placeholder="Part of a name"
          choices={[
            {
              name: "show",
              label: "Which of the example",
              value: "all",
              options: [
                { value: "all", label: "All" },
                { value: "suspended", label: "Suspended" },
              ],
            },
          ]}
        />
        <PagedList
          path="/_ui"
          query={{ q: "ci" }}
          page={{ page: 2, perPage: 1 }}
          total={3}
          isEmpty={false}
          empty={<EmptyState title="Nothing matches" />}
        >
          <List label="What was found">
            <ListRow title="CI Bot" />
          </List>
        </PagedList>
      </Example>
      <Example id="card" title="Card and DefinitionList">
        <Card
          title="About"
          headingLevel="h3"
          description="What everyone sees."
          actions={<Button size="sm">Edit</Button>}
          footer={<span className="text-muted text-xs">Changed yesterday</span>}
        >
          <DefinitionList
            items={[
              { term: "Owner", value: "acme" },
              { term: "Client ID", value: <span className="font-mono text-xs">Iv1.0123456789abcdef</span> },
              {
                term: "Webhook",
                value: "https://ci.example.test/a/rather/long/path/that/does/not/break/by/itself/hooks/mortise",
              },
            ]}
          />
        </Card>
      </Example>
      <Example id="empty" title="EmptyState">
        <EmptyState
          headingLevel="h3"
          icon={<RepoIcon size={24} />}
          title="No repositories"
          actions={
            <>
              <LinkButton href="#empty" variant="primary">
                New repository
              </LinkButton>
              <LinkButton href="#empty">Read how</LinkButton>
            </>
          }
        >
          A repository holds code, issues and what integrations did to them.
        </EmptyState>
      </Example>
    </>
  );
}
