import type { InstallationOnPage, WhatEnds } from "@/lib/installations/configuration.ts";

/** What uninstalling takes away, and what it leaves. */
export function WhatEndsList({ installation, ends }: { installation: InstallationOnPage; ends: WhatEnds }) {
  const { account, integration, events } = installation;
  const { repositories, liveTokens } = ends;
  return (
    <>
      <p>At once:</p>
      <ul className="grid list-disc gap-1 pl-5">
        <li>
          its access to {account.login}
          {repositories > 0 &&
            ` and to ${repositories === 1 ? "1 repository" : `${repositories.toLocaleString("en")} repositories`}`}
        </li>
        <li>
          {liveTokens === 0
            ? "its way in: it has no live token now, and gets no other"
            : `the ${liveTokens === 1 ? "token" : `${liveTokens.toLocaleString("en")} tokens`} that it holds now`}
        </li>
        <li>
          {events.length === 0
            ? "what it is told of"
            : `what it is told of: ${new Intl.ListFormat("en").format(events)}`}
        </li>
        <li>your choice of repositories and the permissions that you granted: installing it again starts anew</li>
      </ul>
      <p className="text-muted">
        What it wrote, such as issues, comments and commits, stays and keeps{" "}
        <span className="break-all font-mono text-xs">{integration.slug}[bot]</span> as its author. Whatever{" "}
        {integration.owner.login} has copied elsewhere is beyond this server.
      </p>
    </>
  );
}
