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
          {counted(installations, "installation", "installations")} of integrations, with their tokens; each is told
        </li>
      )}
      {integrations > 0 && (
        <li>
          {counted(integrations, "integration", "integrations")}, wherever they are installed, with keys, secrets and
          bot accounts
        </li>
      )}
      <li>its webhooks, its settings and its login, which anybody can take then</li>
    </ul>
  );
}
