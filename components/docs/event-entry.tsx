import type { ReactNode } from "react";
import { permissionDocsHref } from "@/components/permission-picker/fields.ts";
import { Badge } from "@/components/ui/badge.tsx";
import { Breakable } from "@/components/ui/breakable.tsx";
import { Code } from "@/components/ui/code.tsx";
import { InPageLink, Link } from "@/components/ui/link.tsx";
import { ListRow } from "@/components/ui/list.tsx";
import type { EventDefinition } from "@/lib/webhooks/catalogue.ts";
import { notCaused } from "@/lib/webhooks/not-caused.ts";
import { happensHere, permissionNames } from "./find-events.ts";

const CARRIERS = { app: "integrations", repository: "repositories", organization: "organizations" } as const;

/** One event: what it is about, its actions, what it takes to be told of it, and which webhooks are. */
export function EventEntry({ event }: { event: EventDefinition }) {
  const { name, description, automatic } = event;
  return (
    <ListRow
      title={
        <h3 id={name} className="wrap-anywhere scroll-mt-4 font-mono">
          <InPageLink look="strong" href={`#${name}`} className="py-0">
            <Breakable>{name}</Breakable>
          </InPageLink>
        </h3>
      }
      badges={
        <>
          {automatic && <Badge>Comes by itself</Badge>}
          {!happensHere(event) && <Badge tone="warning">Does not happen here</Badge>}
        </>
      }
      description={description}
    >
      <Facts event={event} />
    </ListRow>
  );
}

function Facts({ event: { name, actions, permissions, hooks } }: { event: EventDefinition }) {
  const missing = notCaused(name);
  const carriers = Object.entries(CARRIERS).flatMap(([kind, words]) =>
    (hooks as readonly string[]).includes(kind) ? [words] : [],
  );
  const absent = new Set(missing?.actions);
  const present = actions.filter((action) => !absent.has(action));
  return (
    <dl className="grid gap-x-4 grid-cols-[5.5rem_minmax(0,1fr)] gap-y-1.5 text-xs">
      {present.length > 0 && (
        <Fact term="Actions">
          <Names names={present} />
        </Fact>
      )}
      {permissions.length > 0 && (
        <Fact term="Needs">
          Read access to{" "}
          {permissionNames(permissions).map(({ key, name: title }, index) => (
            <span key={key}>
              {index > 0 && " or "}
              <Link href={permissionDocsHref(key)}>{title}</Link>
            </span>
          ))}
        </Fact>
      )}
      {carriers.length > 0 && <Fact term="Webhooks of">{carriers.join(", ")}</Fact>}
      {missing && (
        <Fact term={absent.size > 0 ? "Not here" : "Why not"}>
          {absent.size > 0 && (
            <span className="mb-1 block">
              <Names names={[...absent]} />
            </span>
          )}
          {missing.because}
        </Fact>
      )}
    </dl>
  );
}

function Names({ names }: { names: readonly string[] }) {
  return (
    <span className="flex flex-wrap gap-1">
      {names.map((name) => (
        <Code key={name}>
          <Breakable>{name}</Breakable>
        </Code>
      ))}
    </span>
  );
}

function Fact({ term, children }: { term: string; children: ReactNode }) {
  return (
    <>
      <dt className="text-muted">{term}</dt>
      <dd className="min-w-0 break-words">{children}</dd>
    </>
  );
}
