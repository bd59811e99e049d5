import { ActionButton } from "@/components/integrations/action-button.tsx";
import { LinkButton } from "@/components/ui/button.tsx";
import { List, ListRow } from "@/components/ui/list.tsx";

/** Ends the access of an installation for now, or for good. */
export function DangerZone({
  name,
  suspended,
  suspend,
  uninstallHref,
}: {
  name: string;
  suspended: boolean;
  suspend: (problem: string | null) => Promise<string | null>;
  uninstallHref: string;
}) {
  return (
    <List title="End its access" tone="danger">
      {!suspended && (
        <ListRow
          title="Suspend"
          description="For now: its tokens are refused and it is told of nothing, until you lift it. Nothing is lost."
          actions={<ActionButton action={suspend} label="Suspend" describes={name} variant="danger" />}
        />
      )}
      <ListRow
        title="Uninstall"
        description="For good: its access ends, and what it was granted is forgotten. You see what ends before you decide."
        actions={
          <LinkButton href={uninstallHref} variant="danger" aria-label={`Uninstall ${name}…`}>
            Uninstall…
          </LinkButton>
        }
      />
    </List>
  );
}
