import type { Metadata } from "next";
import { firstOf, pageIn } from "@/components/host/page-number.ts";
import { InstalledList } from "@/components/integrations/installed-list.tsx";
import { IntegrationFrame } from "@/components/integrations/integration-frame.tsx";
import { type IntegrationParams, requireIntegrationPage } from "@/components/integrations/require-page.ts";
import { ListSearch } from "@/components/ui/list-search.tsx";
import type { PageQuery } from "@/components/ui/page-href.ts";
import { Pagination } from "@/components/ui/pagination.tsx";
import { installationsOfIntegration } from "@/lib/installations/offers.ts";
import { remind } from "./actions.ts";

type Props = { params: Promise<IntegrationParams>; searchParams: Promise<PageQuery> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: `${(await requireIntegrationPage(await params)).integration.name}: installations` };
}

export default async function IntegrationInstallationsPage({ params, searchParams }: Props) {
  const named = await params;
  const { integration, base, home } = await requireIntegrationPage(named);
  const query = await searchParams;
  const page = pageIn(query);
  const search = firstOf(query.q) ?? "";
  const pending = firstOf(query.show) === "pending";
  const { total, waiting, installations } = await installationsOfIntegration(integration, page, { pending, search });
  const anywhere = total > 0 || pending || search !== "";
  const path = `${home}/installations`;
  return (
    <IntegrationFrame integration={integration} base={base}>
      <div className="grid gap-4">
        {anywhere && (
          <>
            <p className="text-muted">
              {waiting === 0
                ? `Nobody has anything to accept: version ${integration.currentVersion} is the newest.`
                : waitingWords(waiting, integration.currentVersion)}
            </p>
            <ListSearch
              path={path}
              search={search}
              label="Find an account by name"
              placeholder="Part of an account's name"
              choices={[
                {
                  name: "show",
                  label: "Which installations",
                  value: pending ? "pending" : "",
                  options: [
                    { value: "", label: "All" },
                    { value: "pending", label: "With something to accept" },
                  ],
                },
              ]}
            />
          </>
        )}
        <InstalledList
          installations={installations}
          total={total}
          currentVersion={integration.currentVersion}
          filtered={pending || search !== ""}
          remind={remind.bind(null, named)}
        />
        <Pagination path={path} query={query} page={page.page} hasNext={page.page * page.perPage < total} />
      </div>
    </IntegrationFrame>
  );
}

const waitingWords = (waiting: number, version: number): string =>
  waiting === 1
    ? `One installation has not accepted version ${version} yet and keeps what it granted before. Its owners were told by mail and in their notices.`
    : `${waiting} installations have not accepted version ${version} yet and keep what they granted before. Their owners were told by mail and in their notices.`;
