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
