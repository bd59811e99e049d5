"use client";

import { ChevronRightIcon } from "@primer/octicons-react";
import { useState } from "react";
import { Badge } from "@/components/ui/badge.tsx";
import { Breakable } from "@/components/ui/breakable.tsx";
import { ScrollRegion } from "@/components/ui/scroll-region.tsx";
import { Spinner } from "@/components/ui/spinner.tsx";
import type { OpenedEndpoint } from "@/lib/api/permission-table.ts";
import { covers, type GrantedLevel } from "@/lib/authorization/levels.ts";
import { type PermissionKey, permissionDefinition } from "@/lib/authorization/permission-catalogue.ts";
import { opensHref, permissionDocsHref } from "./fields.ts";
import { levelWords } from "./level-words.ts";

type Endpoint = Pick<OpenedEndpoint, "method" | "path" | "level" | "served" | "summary" | "additional">;
type Loaded = readonly Endpoint[] | "not asked" | "loading" | "failed";

/**
 * Which endpoints a permission opens, fetched when somebody looks: there are a thousand of them. Without scripts it is
 * the way to the page that documents the permission. `level` leaves out what needs a higher one.
 */
export function WhatOpens({ permission, level }: { permission: PermissionKey; level?: GrantedLevel | undefined }) {
  const [loaded, setLoaded] = useState<Loaded>("not asked");
  const { title } = permissionDefinition(permission);
  const load = async () => {
    if (loaded === "loading" || typeof loaded !== "string") return;
    setLoaded("loading");
    setLoaded(await fetchEndpoints(permission).catch(() => "failed" as const));
  };
  return (
    <details
      className="group/opens min-w-0"
      onToggle={(event) => {
        if (event.currentTarget.open) void load();
      }}
    >
      <summary className="inline-flex min-h-6 items-center gap-1 rounded-sm text-accent text-xs marker:content-none hover:underline">
        <ChevronRightIcon
          size={12}
          aria-hidden="true"
          className="shrink-0 transition-transform group-open/opens:rotate-90"
        />
        What this opens<span className="sr-only">: {title}</span>
      </summary>
      <div className="mt-1 grid gap-2 rounded-md border border-line-muted bg-subtle p-3 text-xs">
        {typeof loaded !== "string" && (
          <Endpoints title={title} endpoints={loaded.filter((one) => !level || covers(level, one.level))} />
        )}
        {loaded === "loading" && <Spinner label="Loading" />}
        {loaded === "failed" && (
          <p role="alert">The list could not be loaded. Close this and open it again, or read:</p>
        )}
        <p>
          <a
            href={permissionDocsHref(permission)}
            target="_blank"
            rel="noopener"
            className="inline-block py-1 text-accent underline underline-offset-2"
          >
            {title} in the documentation<span className="sr-only">, in a new tab</span>
          </a>
        </p>
      </div>
    </details>
  );
}

async function fetchEndpoints(permission: PermissionKey): Promise<Loaded> {
  const response = await fetch(opensHref(permission), { headers: { accept: "application/json" } });
  if (!response.ok) return "failed";
  return (await response.json()) as Endpoint[];
}

function Endpoints({ title, endpoints }: { title: string; endpoints: readonly Endpoint[] }) {
  const served = endpoints.filter((endpoint) => endpoint.served);
  const rest = endpoints.filter((endpoint) => !endpoint.served);
  if (endpoints.length === 0)
    return <p>No endpoint of its own: it decides about events, or about what other endpoints show.</p>;
  return (
    <ScrollRegion label={`What ${title} opens`} className="grid max-h-72 gap-3">
      {served.length > 0 && <EndpointList heading={`Served here (${served.length})`} endpoints={served} />}
      {rest.length > 0 && (
        <EndpointList heading={`Documented, but not served by this server (${rest.length})`} endpoints={rest} muted />
      )}
    </ScrollRegion>
  );
}

function EndpointList({
  heading,
  endpoints,
  muted = false,
}: {
  heading: string;
  endpoints: readonly Endpoint[];
  muted?: boolean;
}) {
  return (
    <div>
      <p className="font-semibold">{heading}</p>
      <ul className="mt-1 grid gap-1">
        {endpoints.map(({ method, path, level, summary, additional }) => (
          <li key={`${method} ${path}`} className={muted ? "text-muted" : undefined}>
            <span className="wrap-anywhere font-mono">
              {method} <Breakable>{path}</Breakable>
            </span>{" "}
            <Badge>{levelWords(level)}</Badge>
            {summary && <span className="block text-muted">{summary}</span>}
            {additional && <span className="block text-muted">Other permissions count here too.</span>}
          </li>
        ))}
      </ul>
    </div>
  );
}
