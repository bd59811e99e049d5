import type { Metadata } from "next";
import { FieldsForm } from "@/components/accounts/fields-form.tsx";
import { requireOwnerPage } from "@/components/accounts/require-page.ts";
import { Link } from "@/components/ui/link.tsx";
import { PageHeading } from "@/components/ui/page-heading.tsx";
import { saveOrganization } from "./actions.ts";

type Props = { params: Promise<{ org: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: `Profile of ${(await params).org}` };
}

export default async function OrganizationProfilePage({ params }: Props) {
  const { organization } = await requireOwnerPage((await params).org);
  const { login, name, description, url, location } = organization;
  return (
    <>
      <PageHeading
        description={
          <>
            What everybody sees on <Link href={`/${login}`}>its page</Link>.
          </>
        }
      >
        Profile
      </PageHeading>
      <div className="max-w-xl">
        <FieldsForm
          action={saveOrganization}
          submitLabel="Save profile"
          pendingLabel="Saving"
          hidden={{ org: login }}
          fields={[
            { name: "name", label: "Name", value: name },
            {
              name: "description",
              label: "Description",
              kind: "textarea",
              value: description,
              hint: "At most 160 characters.",
            },
            { name: "blog", label: "Website", kind: "url", value: url },
            { name: "location", label: "Location", value: location },
          ]}
        />
      </div>
    </>
  );
}
