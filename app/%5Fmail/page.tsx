import { MailIcon } from "@primer/octicons-react";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { pageIn } from "@/components/host/page-number.ts";
import { Container } from "@/components/shell/container.tsx";
import { EmptyState } from "@/components/ui/empty-state.tsx";
import { Link } from "@/components/ui/link.tsx";
import { PageHeading } from "@/components/ui/page-heading.tsx";
import { Pagination } from "@/components/ui/pagination.tsx";
import { RelativeTime } from "@/components/ui/relative-time.tsx";
import { Table } from "@/components/ui/table.tsx";
import { config } from "@/lib/platform/config.ts";
import { mailbox } from "@/lib/platform/outbox.ts";

export const metadata: Metadata = { title: "Mailbox" };

/** Everybody's mail, for a server on one's own machine; in production the page does not exist. */
export default async function MailboxPage({ searchParams }: { searchParams: Promise<{ page?: string }> }) {
  if (config().mode === "production") notFound();
  const query = await searchParams;
  const page = pageIn(query);
  const { mails, total } = await mailbox(page);
  return (
    <Container>
      <PageHeading description="Every mail that this server wrote, to whomever. It exists outside production only.">
        Mailbox
      </PageHeading>
      <Table
        caption="Mails, the newest first"
        columns={[
          { key: "subject", header: "Subject", primary: true },
          { key: "to", header: "To" },
          { key: "at", header: "Written" },
        ]}
        rows={mails.map(({ id, subject, to, createdAt }) => ({
          key: String(id),
          cells: {
            subject: (
              <Link href={`/_mail/${id}`} look="strong">
                {subject}
              </Link>
            ),
            to,
            at: <RelativeTime at={createdAt} />,
          },
        }))}
        empty={
          <EmptyState icon={<MailIcon size={24} />} title="No mail yet">
            Sign up, or invite somebody to an organization: what is sent shows up here.
          </EmptyState>
        }
      />
      <Pagination path="/_mail" query={query} page={page.page} hasNext={page.page * page.perPage < total} />
    </Container>
  );
}
