import { NotVetted } from "@/components/consent/who-is-asking.tsx";
import { Link } from "@/components/ui/link.tsx";
import type { InstallationOnPage } from "@/lib/installations/configuration.ts";

/** The maker of an integration that asks for more, with the reason when one was given. */
export function WhoAsksForMore({ integration }: { integration: InstallationOnPage["integration"] }) {
  const { name, slug, owner, versions } = integration;
  const note = versions[0]?.note;
  return (
    <div className="grid gap-3">
      <p>
        <Link href={`/${owner.login}`}>{owner.login}</Link>, who made{" "}
        <Link href={`/integrations/${slug}`}>
          <bdi>{name}</bdi>
        </Link>
        {note ? " and gives this reason:" : " and gives no reason."}
      </p>
      {note && <blockquote className="whitespace-pre-wrap border-line border-l-4 pl-3">{note}</blockquote>}
      <NotVetted ownerLogin={owner.login} />
    </div>
  );
}
