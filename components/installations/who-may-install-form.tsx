import { Checkbox } from "@/components/ui/checkbox.tsx";
import { Fieldset } from "@/components/ui/fieldset.tsx";
import { SubmitButton } from "@/components/ui/submit-button.tsx";
import type { InstallPolicyInput } from "@/lib/accounts/update-install-policy.ts";

/** Who besides the owners of an organization may do something about integrations. */
export function WhoMayInstallForm({
  action,
  policy,
}: {
  action: (form: FormData) => Promise<void>;
  policy: InstallPolicyInput;
}) {
  return (
    <form action={action} className="grid max-w-prose gap-6">
      <Fieldset
        legend="Who may ask the owners for an integration"
        hint="You get a mail and a notice for each request. Nothing is installed until an owner approves."
      >
        <Checkbox name="members_may_request" label="Members" defaultChecked={policy.membersMayRequest} />
        <Checkbox
          name="outside_collaborators_may_request"
          label="Outside collaborators"
          hint="People who were let into single repositories and do not belong to the organization."
          defaultChecked={policy.outsideCollaboratorsMayRequest}
        />
      </Fieldset>
      <Fieldset legend="Who may install without asking">
        <Checkbox
          name="repository_admins_may_install"
          label="People who administer a repository, for that repository"
          hint="Only integrations that ask for nothing on the organization and not for the administration of repositories. They may also add their repositories to what is installed. Owners can install in any case."
          defaultChecked={policy.repositoryAdminsMayInstall}
        />
      </Fieldset>
      <div>
        <SubmitButton pendingLabel="Saving…">Save</SubmitButton>
      </div>
    </form>
  );
}
