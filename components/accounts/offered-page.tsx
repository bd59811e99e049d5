import { ArrowSwitchIcon } from "@primer/octicons-react";
import type { ReactNode } from "react";
import { LinkButton } from "@/components/ui/button.tsx";
import { DefinitionList } from "@/components/ui/definition-list.tsx";
import { EmptyState } from "@/components/ui/empty-state.tsx";
import { Link } from "@/components/ui/link.tsx";
import { PageHeading } from "@/components/ui/page-heading.tsx";
import { TimeLeftText } from "@/components/ui/time-left-text.tsx";

/** What somebody offers to the viewer, who accepts or declines it. `now` is the time of the page. */
export function OfferedPage({
  name,
  kind,
  sender,
  expiresAt,
  now,
  facts,
  consequences,
  children,
}: {
  name: string;
  /** "repository". */
  kind: string;
  sender: { login: string };
  expiresAt: Date;
  now: Date;
  facts: readonly { term: string; value: ReactNode }[];
  /** List items: what becomes of it if the viewer accepts. */
  consequences: ReactNode;
  /** The form of the answer. */
  children: ReactNode;
}) {
  return (
    <>
      <PageHeading description={`${sender.login} wants to give you this ${kind}. Nothing moves unless you accept.`}>
        <bdi>{name}</bdi> is offered to you
      </PageHeading>
      <div className="wrap-anywhere grid max-w-2xl gap-6">
        <DefinitionList
          label="What is offered"
          items={[
            ...facts,
            { term: "Offered by", value: <Link href={`/${sender.login}`}>{sender.login}</Link> },
            {
              term: "The offer ends",
              value: <TimeLeftText until={expiresAt.toISOString()} now={now.toISOString()} over="now" />,
            },
          ]}
        />
        <section className="grid gap-2">
          <h2 className="font-semibold text-base">If you accept</h2>
          <ul className="grid list-disc gap-1 pl-5">{consequences}</ul>
          <p className="text-muted">If you decline, everything stays as it is. Either way {sender.login} is told.</p>
        </section>
        {children}
      </div>
    </>
  );
}

/** One answer for what never was, is over and is somebody else's. */
export function NothingOffered({ title }: { title: string }) {
  return (
    <>
      <PageHeading>{title}</PageHeading>
      <EmptyState
        icon={<ArrowSwitchIcon size={24} />}
        title="Nothing waits for your answer here"
        actions={<LinkButton href="/settings/notices">See your notices</LinkButton>}
      >
        It was answered or taken back, its day has passed, or it is offered to somebody else. Whoever offered it can
        offer it again.
      </EmptyState>
    </>
  );
}
