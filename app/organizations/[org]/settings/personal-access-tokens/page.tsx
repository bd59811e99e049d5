import type { Metadata } from "next";
import { requireOwnerPage } from "@/components/accounts/require-page.ts";
import { pageIn } from "@/components/host/page-number.ts";
import { ReachingList } from "@/components/tokens/reaching-list.tsx";
import { ReachingPage } from "@/components/tokens/reaching-page.tsx";
import { Pagination } from "@/components/ui/pagination.tsx";
import { tokensReaching } from "@/lib/tokens/personal/queries.ts";

type Props = { params: Promise<{ org: string }>; searchParams: Promise<{ page?: string }> };

export const metadata: Metadata = { title: "Tokens with access" };

export default async function TokensWithAccessPage({ params, searchParams }: Props) {
  const { organization } = await requireOwnerPage((await params).org);
  const base = `/organizations/${organization.login}/settings/personal-access-tokens`;
  const page = pageIn(await searchParams);
  const { tokens, total } = await tokensReaching(organization.id, {
    waiting: false,
    page,
  });
  return (
    <ReachingPage login={organization.login}>
      <ReachingList
        tokens={tokens}
        base={base}
        empty={{
          title: "No member's token has access",
          words: `Members make fine-grained tokens for ${organization.login} in their own settings. Those that reach it are listed here.`,
        }}
      />
      <Pagination path={base} page={page.page} hasNext={page.page * page.perPage < total} />
    </ReachingPage>
  );
}
