import type { WhatEnds } from "@/lib/accounts/end-account.ts";

const counted = (count: number, one: string, more: string): string =>
  count === 1 ? `its ${one}` : `its ${count} ${more}`;

/** What the deletion of an account takes along; nothing is listed that there is none of. */
export function WhatEndsList({ ends: { repositories, installations, integrations } }: { ends: WhatEnds }) {
  return (
    <ul className="list-disc pl-5">
      {repositories > 0 && (
        <li>{counted(repositories, "repository", "repositories")}, with files, history, issues and deployments</li>
      )}
      {installations > 0 && (
        <li>
          {installations === 1
            ? "the integration that is installed on it: its tokens end, and it is told"
            : `the ${installations} integrations that are installed on it: their tokens end, and they are told`}
        </li>
      )}
      {integrations > 0 && (
        <li>
          {counted(integrations, "integration", "integrations")}, wherever they are installed, with keys, secrets and
          bot accounts
        </li>
      )}
      <li>the webhooks, the settings and the login, which anybody can take then</li>
    </ul>
  );
}
