import type { ReactNode } from "react";
import { PageHeading } from "@/components/ui/page-heading.tsx";
import { ReachingTabs } from "./token-tabs.tsx";

/** What every page of an organization's tokens has around it. */
export function ReachingPage({ login, children }: { login: string; children: ReactNode }) {
  return (
    <>
      <PageHeading description={`Fine-grained tokens of members with which they act in ${login}.`}>
        Personal access tokens
      </PageHeading>
      <ReachingTabs base={`/organizations/${login}/settings/personal-access-tokens`} />
      <div className="mt-6">{children}</div>
    </>
  );
}
