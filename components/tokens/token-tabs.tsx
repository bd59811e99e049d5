import { LinkTabs } from "@/components/ui/link-tabs.tsx";

/** Both kinds of a person's own tokens. */
export function TokenTabs() {
  return (
    <LinkTabs
      label="Kinds of tokens"
      tabs={[
        { href: "/settings/personal-access-tokens", label: "Fine-grained", match: "prefix" },
        { href: "/settings/tokens", label: "Classic", match: "prefix" },
      ]}
    />
  );
}

/** An organization's side: what asks, what was let in, and what it allows. */
export function ReachingTabs({ base }: { base: string }) {
  return (
    <LinkTabs
      label="Tokens with access to the organization"
      tabs={[
        { href: `${base}/requests`, label: "Waiting" },
        { href: base, label: "With access", match: "exact" },
        { href: `${base}/policy`, label: "Policy" },
      ]}
    />
  );
}
