import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { MailPreview } from "@/components/accounts/mail-preview.tsx";
import { MailText } from "@/components/accounts/mail-text.tsx";
import { Container } from "@/components/shell/container.tsx";
import { Breadcrumbs } from "@/components/ui/breadcrumbs.tsx";
import { DefinitionList } from "@/components/ui/definition-list.tsx";
import { PageHeading } from "@/components/ui/page-heading.tsx";
import { RelativeTime } from "@/components/ui/relative-time.tsx";
import { config } from "@/lib/platform/config.ts";
import { findMail } from "@/lib/platform/outbox.ts";

export const metadata: Metadata = { title: "Mail" };

export default async function MailPage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  if (config().mode === "production" || !/^\d{1,15}$/.test(id)) notFound();
  const mail = (await findMail(BigInt(id))) ?? notFound();
  return (
    <Container width="form">
      <Breadcrumbs items={[{ label: "Mailbox", href: "/_mail" }, { label: "Mail" }]} />
      <PageHeading>{mail.subject}</PageHeading>
      <DefinitionList
        label="About this mail"
        items={[
          { term: "To", value: mail.to },
          { term: "Written", value: <RelativeTime at={mail.createdAt} /> },
          { term: "Sent", value: mail.sentAt ? <RelativeTime at={mail.sentAt} /> : "Not sent: no mail server is set" },
        ]}
      />
      <MailText text={mail.text} />
      {mail.html !== null && <MailPreview html={mail.html} />}
    </Container>
  );
}
