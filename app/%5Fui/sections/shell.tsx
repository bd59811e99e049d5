import { GearIcon, KeyIcon, OrganizationIcon, PersonIcon, PlugIcon } from "@primer/octicons-react";
import { SettingsLayout } from "@/components/shell/settings-layout.tsx";
import { ViewerMenu } from "@/components/shell/viewer-menu.tsx";
import { Avatar } from "@/components/ui/avatar.tsx";
import { Badge } from "@/components/ui/badge.tsx";
import { Button } from "@/components/ui/button.tsx";
import { Example, Row } from "./example.tsx";

export function ShellSection() {
  return (
    <>
      <Example id="viewer-menu-example" title="Viewer menu">
        <Row>
          <ViewerMenu login="mona" name="Mona Lisa" signOut="/logout" />
        </Row>
      </Example>
      <Example id="settings" title="SettingsLayout: folds below 768 px">
        <div className="min-w-0 rounded-md border border-line">
          <SettingsLayout
            title="Settings"
            header={
              <p className="flex items-center gap-2 font-semibold text-base">
                <Avatar seed="mona" size={32} /> mona <Badge>Your account</Badge>
              </p>
            }
            groups={[
              {
                items: [
                  { href: "/_ui/profile", label: "Profile", icon: <PersonIcon /> },
                  { href: "/_ui", label: "Account", icon: <GearIcon /> },
                  { href: "/_ui/organizations", label: "Organizations", icon: <OrganizationIcon />, count: 2 },
                ],
              },
              {
                title: "Developer settings",
                items: [
                  { href: "/_ui/integrations", label: "Integrations", icon: <PlugIcon /> },
                  { href: "/_ui/tokens", label: "Personal access tokens", icon: <KeyIcon /> },
                ],
              },
            ]}
          >
            <h3 className="mb-4 border-line border-b pb-2 font-semibold text-xl tracking-tight">Account</h3>
            <p className="mb-4 text-muted">The page is beside its navigation.</p>
            <Button>Change login…</Button>
          </SettingsLayout>
        </div>
      </Example>
    </>
  );
}
