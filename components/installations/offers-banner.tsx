"use client";

import { usePathname } from "next/navigation";
import { Banner } from "@/components/ui/banner.tsx";
import { LinkButton } from "@/components/ui/button.tsx";

/** Says to whoever administers an account that integrations on it ask for more. Pages about what is installed say it
 *  themselves. */
export function OffersBanner({
  offers,
  login,
  base,
}: {
  /** Installations with something to accept that nobody has answered. */
  offers: readonly { id: number; name: string }[];
  login: string;
  /** The address of the account's list of installations. */
  base: string;
}) {
  const pathname = usePathname();
  const [first] = offers;
  if (!first || pathname === base || pathname.startsWith(`${base}/`)) return null;
  return (
    <Banner
      tone="warning"
      className="mb-6"
      actions={
        <LinkButton size="sm" href={offers.length === 1 ? `${base}/${first.id}/permissions` : `${base}?show=pending`}>
          See what would change
        </LinkButton>
      }
    >
      {offers.length === 1
        ? `${first.name} asks for new permissions on ${login}.`
        : `${offers.length} integrations ask for new permissions on ${login}.`}
    </Banner>
  );
}
