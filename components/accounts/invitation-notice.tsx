"use client";

import { usePathname } from "next/navigation";
import { Banner } from "@/components/ui/banner.tsx";
import { LinkButton } from "@/components/ui/button.tsx";

const ANSWERED_AT = "/settings/organizations";

/** Says on every page but the one for answering that organizations wait for an answer. */
export function InvitationNotice({ organizations }: { organizations: readonly string[] }) {
  const pathname = usePathname();
  if (organizations.length === 0 || pathname === ANSWERED_AT) return null;
  const [first] = organizations;
  return (
    <Banner
      className="rounded-none border-x-0 border-t-0 md:px-6 lg:px-8"
      actions={
        <LinkButton size="sm" href={ANSWERED_AT}>
          Answer
        </LinkButton>
      }
    >
      {organizations.length === 1
        ? `You are invited to join ${first}.`
        : `You are invited to join ${organizations.length} organizations.`}
    </Banner>
  );
}
