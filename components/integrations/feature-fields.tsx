import { Checkbox } from "@/components/ui/checkbox.tsx";
import type { FieldsProps } from "./general-fields.tsx";

export function ExpireUserTokensField({ initial }: FieldsProps) {
  return (
    <Checkbox
      id="expire_user_tokens"
      name="expire_user_tokens"
      label="Expire user tokens"
      hint="A person's token holds for eight hours and comes with a refresh token."
      defaultChecked={initial.expire_user_tokens}
    />
  );
}

export function OauthOnInstallField({ initial, live, errors }: FieldsProps) {
  return (
    <Checkbox
      id="request_oauth_on_install"
      name="request_oauth_on_install"
      label="Ask for authorization during installation"
      hint={
        live.request_oauth_on_install
          ? "People then land on the first callback URL, and the setup URL is not used."
          : "Whoever installs it authorizes it in the same step."
      }
      defaultChecked={initial.request_oauth_on_install}
      error={errors.request_oauth_on_install}
    />
  );
}

export function DeviceFlowField({ initial }: FieldsProps) {
  return (
    <Checkbox
      id="device_flow"
      name="device_flow"
      label="Allow the device flow"
      hint="For programs without a browser: the person types a code on another device."
      defaultChecked={initial.device_flow}
    />
  );
}

export function InstallReceiptsField({ initial }: FieldsProps) {
  return (
    <Checkbox
      id="install_receipts"
      name="install_receipts"
      label="Sign what people bring back from installing"
      hint="The setup URL, or the callback URL, gets a receipt besides: a token that says who installed it where, and that nobody can make up."
      defaultChecked={initial.install_receipts}
    />
  );
}
