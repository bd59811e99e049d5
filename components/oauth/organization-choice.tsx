import { Badge } from "@/components/ui/badge.tsx";
import { Checkbox } from "@/components/ui/checkbox.tsx";
import type { OrganizationAccess } from "@/lib/oauth/applications/approvals.ts";

const STATES = {
  open: { badge: "Reached", tone: "success", hint: "It reaches what you can reach there." },
  own: { badge: "Restricted", tone: "warning", hint: "You own it, so you may approve the application now." },
  ask: { badge: "Restricted", tone: "warning", hint: "Its owners have to approve the application first." },
  asked: { badge: "Asked", tone: "neutral", hint: "Its owners have been asked and have not decided yet." },
  denied: { badge: "Not approved", tone: "danger", hint: "Its owners kept the application out. You may ask again." },
} as const satisfies Record<OrganizationAccess["state"], { badge: string; tone: string; hint: string }>;

/** A person's organizations and whether an OAuth application reaches them; where it may not, a way to ask. */
export function OrganizationChoice({ organizations }: { organizations: readonly OrganizationAccess[] }) {
  if (organizations.length === 0) return <p className="text-muted">You belong to no organization.</p>;
  return (
    <ul className="divide-y divide-line-muted rounded-md border border-line">
      {organizations.map(({ id, login, state }) => {
        const { badge, tone, hint } = STATES[state];
        const label = state === "own" ? `Approve it for ${login}` : `Ask the owners of ${login}`;
        return (
          <li key={id} className="grid gap-1 px-4 py-3">
            <span className="flex flex-wrap items-center gap-2">
              <span className="min-w-0 break-words font-medium">{login}</span>
              <Badge tone={tone}>{badge}</Badge>
            </span>
            {state === "open" || state === "asked" ? (
              <span className="text-muted text-xs">{hint}</span>
            ) : (
              <Checkbox id={`organizations-${id}`} name="organizations" value={String(id)} label={label} hint={hint} />
            )}
          </li>
        );
      })}
    </ul>
  );
}
