import type { Metadata } from "next";
import { pageIn } from "@/components/host/page-number.ts";
import { IntegrationFrame } from "@/components/integrations/integration-frame.tsx";
import { RefusedList } from "@/components/integrations/refused-list.tsx";
import { type IntegrationParams, requireIntegrationPage } from "@/components/integrations/require-page.ts";
import type { PageQuery } from "@/components/ui/page-href.ts";
import { Pagination } from "@/components/ui/pagination.tsx";
import { refusedRequestsOf } from "@/lib/integrations/refused-requests.ts";

type Props = { params: Promise<IntegrationParams>; searchParams: Promise<PageQuery> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: `${(await requireIntegrationPage(await params)).integration.name}: refused requests` };
}

export default async function RefusedPage({ params, searchParams }: Props) {
  const { integration, base, home } = await requireIntegrationPage(await params);
  const query = await searchParams;
  const page = pageIn(query);
  const { total, requests } = await refusedRequestsOf({ integrationId: integration.id }, page);
  return (
    <IntegrationFrame integration={integration} base={base}>
      <div className="grid gap-4">
        <p className="text-muted">
          What the API refused it within three days, and why. The caller is told less, so that nobody learns of what
          they may not see. Requests that are alike are counted together.
        </p>
        <RefusedList
          requests={requests}
          total={total}
          empty="When the API refuses a request of this integration, the reason shows up here."
        />
        <Pagination
          path={`${home}/refused`}
          query={query}
          page={page.page}
          hasNext={page.page * page.perPage < total}
        />
      </div>
    </IntegrationFrame>
  );
}
