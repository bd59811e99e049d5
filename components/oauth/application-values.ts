import type { OauthApplication } from "@/lib/oauth/applications/queries.ts";

/** What the form of an OAuth application holds, as it was typed; addresses one to a line. */
export type ApplicationValues = {
  name: string;
  description: string;
  url: string;
  callback_urls: string;
  device_flow: boolean;
  expire_user_tokens: boolean;
};

export type ApplicationState = { values: ApplicationValues; errors: Readonly<Record<string, string>> };
export type ApplicationAction = (state: ApplicationState, form: FormData) => Promise<ApplicationState>;

export const NEW_APPLICATION: ApplicationValues = {
  name: "",
  description: "",
  url: "",
  callback_urls: "",
  device_flow: false,
  expire_user_tokens: true,
};

export function applicationValues(form: FormData): ApplicationValues {
  const text = (name: string): string => form.get(name)?.toString().replaceAll("\0", "") ?? "";
  return {
    name: text("name"),
    description: text("description"),
    url: text("url"),
    callback_urls: text("callback_urls"),
    device_flow: form.get("device_flow") !== null,
    expire_user_tokens: form.get("expire_user_tokens") !== null,
  };
}

/** As the command takes them. */
export const inputOf = ({ callback_urls, ...rest }: ApplicationValues) => ({
  ...rest,
  callback_urls: callback_urls.split(/\s+/).filter((url) => url !== ""),
});

export function storedApplication(application: OauthApplication): ApplicationValues {
  return {
    name: application.name,
    description: application.description ?? "",
    url: application.url,
    callback_urls: application.callbackUrls.join("\n"),
    device_flow: application.deviceFlow,
    expire_user_tokens: application.expireUserTokens,
  };
}

/** The errors of single addresses stand at the one field that holds them all. */
export function applicationErrors(errors: Readonly<Record<string, string>>): Record<string, string> {
  const mended: Record<string, string> = {};
  for (const [field, message] of Object.entries(errors)) {
    const line = /^callback_urls\[(\d+)\]$/.exec(field)?.[1];
    if (line === undefined) mended[field] ??= message;
    else mended.callback_urls ??= `Line ${Number(line) + 1}: ${message}`;
  }
  return mended;
}
