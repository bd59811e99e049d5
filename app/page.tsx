import { Dashboard } from "@/components/host/dashboard.tsx";
import { Welcome } from "@/components/host/welcome.tsx";
import { organizationsOf } from "@/lib/accounts/queries.ts";
import { findViewer } from "@/lib/authentication/session.ts";
import { repositoriesOfPerson } from "@/lib/host/repositories/queries.ts";
import { integrationsManagedBy } from "@/lib/integrations/page-queries.ts";
import { apiUrl } from "@/lib/platform/urls.ts";

const SHOWN = 10;

export default async function StartPage() {
  const viewer = await findViewer();
  if (!viewer) return <Welcome apiUrl={apiUrl("")} />;
  const [{ total, repositories }, integrations, organizations] = await Promise.all([
    repositoriesOfPerson(
      { kind: "session", userId: viewer.id, sessionId: viewer.sessionId },
      { page: { page: 1, perPage: SHOWN }, order: { by: "pushed", direction: "desc" } },
    ),
    integrationsManagedBy(viewer.id, { limit: SHOWN }),
    organizationsOf(viewer.id),
  ]);
  return (
    <Dashboard
      login={viewer.login}
      repositories={repositories}
      total={total}
      integrations={integrations}
      organizations={organizations}
      apiUrl={apiUrl("")}
    />
  );
}
