import type { Metadata } from "next";
import { NewRepositoryForm } from "@/components/host/new-repository-form.tsx";
import { firstOf } from "@/components/host/page-number.ts";
import { Container } from "@/components/shell/container.tsx";
import { PageHeading } from "@/components/ui/page-heading.tsx";
import type { PageQuery } from "@/components/ui/page-href.ts";
import { requireViewer } from "@/lib/authentication/session.ts";
import { possibleOwners } from "@/lib/host/repositories/possible-owners.ts";
import { create } from "./actions.ts";

export const metadata: Metadata = { title: "New repository" };

/** `?owner=` chooses among the accounts, `?name=` fills the name. */
export default async function NewRepositoryPage({ searchParams }: { searchParams: Promise<PageQuery> }) {
  const viewer = await requireViewer();
  const query = await searchParams;
  const owners = await possibleOwners(viewer.id);
  const wanted = firstOf(query.owner)?.toLowerCase();
  const owner = owners.find(({ login }) => login.toLowerCase() === wanted)?.login ?? viewer.login;
  return (
    <Container width="form">
      <PageHeading description="Holds files and their history, issues and deployments; integrations act on it.">
        New repository
      </PageHeading>
      <NewRepositoryForm
        action={create}
        owners={owners.map(({ id, login }) => ({ login, label: id === viewer.id ? `${login} (you)` : login }))}
        initial={{ values: { owner, name: firstOf(query.name) ?? "" }, errors: {} }}
      />
    </Container>
  );
}
