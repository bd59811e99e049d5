import type { Metadata } from "next";
import type { Query } from "@/components/integrations/form-values.ts";
import { ClassicTokenForm } from "@/components/tokens/classic-form.tsx";
import { NEW_TOKEN } from "@/components/tokens/form-state.ts";
import { Breadcrumbs } from "@/components/ui/breadcrumbs.tsx";
import { PageHeading } from "@/components/ui/page-heading.tsx";
import { requireRecentSignIn } from "@/lib/authentication/recent-sign-in.ts";
import { requireViewer } from "@/lib/authentication/session.ts";
import { splitScopes } from "@/lib/authorization/scopes.ts";
import { generate } from "../actions.ts";

export const metadata: Metadata = { title: "New classic token" };

/** `?description=` and `?scopes=` fill the form, as programs that ask people for a token link to it. */
export default async function NewClassicTokenPage({ searchParams }: { searchParams: Promise<Query> }) {
  await requireRecentSignIn(await requireViewer());
  const query = await searchParams;
  const one = (name: string) => [query[name] ?? ""].flat()[0] ?? "";
  return (
    <>
      <div className="mb-3">
        <Breadcrumbs items={[{ label: "Classic tokens", href: "/settings/tokens" }, { label: "New" }]} />
      </div>
      <PageHeading description="It is shown once, when it is made.">New classic token</PageHeading>
      <ClassicTokenForm
        action={generate}
        initial={{ ...NEW_TOKEN, note: one("description"), scopes: splitScopes(one("scopes")) }}
        isNew
      />
    </>
  );
}
