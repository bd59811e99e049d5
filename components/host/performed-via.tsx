import { Link } from "@/components/ui/link.tsx";
import type { SimpleAccount } from "@/lib/accounts/represent.ts";
import type { PerformedVia } from "@/lib/host/performed-via.ts";

/** "via CI Bot" behind a person who acted through an integration; a bot's own acts need no such words. */
export function Via({ author, performedVia }: { author: SimpleAccount | null; performedVia: PerformedVia }) {
  if (!performedVia || author?.type === "BOT") return null;
  return (
    <span className="text-muted">
      via{" "}
      {performedVia.slug ? (
        <Link href={`/integrations/${performedVia.slug}`}>
          <bdi>{performedVia.name}</bdi>
        </Link>
      ) : (
        performedVia.name
      )}
    </span>
  );
}
