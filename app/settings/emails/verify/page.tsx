import type { Metadata } from "next";
import { Banner } from "@/components/ui/banner.tsx";
import { LinkButton } from "@/components/ui/button.tsx";
import { PageHeading } from "@/components/ui/page-heading.tsx";
import { SubmitButton } from "@/components/ui/submit-button.tsx";
import { verify } from "./actions.ts";

export const metadata: Metadata = { title: "Verify an address" };

type Query = { token?: string; refused?: string };

/** A button rather than the link alone: programs that look into mail open links as well. */
export default async function VerifyEmailPage({ searchParams }: { searchParams: Promise<Query> }) {
  const { token = "", refused } = await searchParams;
  return (
    <>
      <PageHeading>Verify an address</PageHeading>
      {refused === undefined ? (
        <form action={verify} className="grid justify-items-start gap-4">
          <input type="hidden" name="token" value={token} />
          <p>Confirm that the address this link was sent to is yours.</p>
          <SubmitButton pendingLabel="Verifying">Verify my address</SubmitButton>
        </form>
      ) : (
        <Banner
          tone="warning"
          title="This link does not work any more"
          actions={<LinkButton href="/settings/emails">Your addresses</LinkButton>}
        >
          It is older than a day, or the address was removed. Have the mail sent again.
        </Banner>
      )}
    </>
  );
}
