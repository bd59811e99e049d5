import { HomepageLink } from "@/components/consent/who-is-asking.tsx";
import { DefinitionList } from "@/components/ui/definition-list.tsx";
import { Link } from "@/components/ui/link.tsx";
import { RelativeTime } from "@/components/ui/relative-time.tsx";
import type { InstallationOnPage } from "@/lib/installations/configuration.ts";

/** Who made it, where it is installed, since when and by whom. */
export function InstallationFacts({ installation }: { installation: InstallationOnPage }) {
  const { id, account, installer, integration, createdAt, updatedAt } = installation;
  return (
    <DefinitionList
      label="About this installation"
      items={[
        {
          term: "Made by",
          value: (
            <>
              <Link href={`/${integration.owner.login}`}>{integration.owner.login}</Link>, registered{" "}
              <RelativeTime at={integration.createdAt} />
            </>
          ),
        },
        { term: "Homepage and help", value: <HomepageLink url={integration.url} /> },
        {
          term: "Installed",
          value: (
            <>
              <RelativeTime at={createdAt} />
              {installer && (
                <>
                  {" "}
                  by <Link href={`/${installer.login}`}>{installer.login}</Link>
                </>
              )}
            </>
          ),
        },
        ...(updatedAt > createdAt ? [{ term: "Last changed", value: <RelativeTime at={updatedAt} /> }] : []),
        { term: "Acts on", value: account.login },
        { term: "Acts as", value: <span className="font-mono text-xs">{integration.slug}[bot]</span> },
        { term: "Installation ID", value: <span className="font-mono text-xs">{id}</span> },
      ]}
    />
  );
}
