import { BellIcon, KeyIcon, ShieldCheckIcon } from "@primer/octicons-react";
import type { ReactNode } from "react";
import { Container } from "@/components/shell/container.tsx";
import { LinkButton } from "@/components/ui/button.tsx";
import { CodeBlock } from "@/components/ui/code.tsx";
import { HEADING_ID } from "@/components/ui/heading-id.ts";
import { Link } from "@/components/ui/link.tsx";

const POINTS: readonly { icon: ReactNode; title: string; text: string }[] = [
  {
    icon: <KeyIcon size={24} />,
    title: "Permissions that are asked for",
    text: "An integration says what it needs. Whoever installs it sees that in words, chooses repositories, and can take it back.",
  },
  {
    icon: <ShieldCheckIcon size={24} />,
    title: "Refusals you can rely on",
    text: "Expired, not granted, not selected, suspended: each answer is the one that a real platform gives.",
  },
  {
    icon: <BellIcon size={24} />,
    title: "One webhook, nothing lost",
    text: "Events are recorded with what caused them, signed, delivered, and kept to be read and sent again.",
  },
];

/** The start page for those who are not signed in: what this is, and the two ways in. */
export function Welcome({ apiUrl }: { apiUrl: string }) {
  return (
    <Container className="grid grow content-center gap-12 py-12 md:py-16">
      <div className="grid items-center gap-x-12 gap-y-10 lg:grid-cols-[minmax(0,1fr)_minmax(0,30rem)]">
        <div className="grid justify-items-start gap-5">
          <h1
            id={HEADING_ID}
            tabIndex={-1}
            className="text-balance font-semibold text-4xl leading-tight tracking-tight"
          >
            The host&rsquo;s side of an integration
          </h1>
          <p className="max-w-2xl text-pretty text-base text-muted leading-6">
            Mortise is where third-party services are registered, installed with the permissions they need, given
            credentials that end soon, told of events, and taken out again. Clients that speak GitHub&rsquo;s REST API
            and webhooks work here with another base address.
          </p>
          <div className="flex flex-wrap gap-2">
            <LinkButton variant="primary" href="/join">
              Sign up
            </LinkButton>
            <LinkButton href="/login">Sign in</LinkButton>
          </div>
        </div>
        <section aria-labelledby="point-heading" className="grid gap-3">
          <h2 id="point-heading" className="font-semibold text-base">
            Point a client at it
          </h2>
          <CodeBlock label="Example with Octokit" code={octokitExample(apiUrl)} />
          <p>
            <Link href="/api/v3/openapi.json" prefetch={false}>
              Every operation, described for machines
            </Link>
          </p>
        </section>
      </div>
      <ul className="grid gap-6 border-line border-t pt-8 md:grid-cols-3">
        {POINTS.map(({ icon, title, text }) => (
          <li key={title} className="grid content-start gap-2">
            <span className="text-brand" aria-hidden="true">
              {icon}
            </span>
            <h2 className="font-semibold text-base">{title}</h2>
            <p className="text-pretty text-muted">{text}</p>
          </li>
        ))}
      </ul>
    </Container>
  );
}

/** How a client is pointed at this server. */
const octokitExample = (apiUrl: string): string =>
  `import { App } from "@octokit/app";
import { Octokit } from "@octokit/core";

const app = new App({
  appId,
  privateKey,
  Octokit: Octokit.defaults({
    baseUrl: "${apiUrl}",
  }),
});`;
