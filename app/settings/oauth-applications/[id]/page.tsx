import type { Metadata } from "next";
import { ApplicationForm } from "@/components/oauth/application-form.tsx";
import { ApplicationFrame } from "@/components/oauth/application-frame.tsx";
import { type ApplicationParams, requireApplicationPage } from "@/components/oauth/application-page.ts";
import { storedApplication } from "@/components/oauth/application-values.ts";
import { save } from "../actions.ts";

export const metadata: Metadata = { title: "OAuth application" };

export default async function ApplicationPage({ params }: { params: Promise<ApplicationParams> }) {
  const named = await params;
  const { application, base } = await requireApplicationPage(named);
  return (
    <ApplicationFrame application={application} base={base}>
      <ApplicationForm
        action={save.bind(null, named)}
        initial={storedApplication(application)}
        isNew={false}
        cancelHref={base}
      />
    </ApplicationFrame>
  );
}
