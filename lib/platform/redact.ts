/** Takes secrets out of what is written down: by the name of a field, and by the look of a text. */
const REDACTED = "[redacted]";
const DEPTH_MAX = 8;

/** Field names whose value is a secret, compared without case, dashes and underscores. */
const SECRET_NAMES = new Set([
  "authorization",
  "proxyauthorization",
  "cookie",
  "cookies",
  "setcookie",
  "token",
  "accesstoken",
  "refreshtoken",
  "idtoken",
  "sessiontoken",
  "csrftoken",
  "tokenhash",
  "secret",
  "clientsecret",
  "webhooksecret",
  "secretkey",
  "nextauthsecret",
  "password",
  "passwordhash",
  "privatekey",
  "pem",
  "jwt",
  "devicecode",
  "codeverifier",
]);

/** Each pattern keeps what its first group matched, and blanks the rest. */
const SECRET_TEXTS = [
  /()-----BEGIN [A-Z ]*PRIVATE KEY-----[\s\S]*?(?:-----END [A-Z ]*PRIVATE KEY-----|$)/g,
  /\b(gh[oprsu]_|github_pat_|v1\.(?=[0-9a-f]{40}))[\w.-]+/g,
  /()(?<![\w-])eyJ[\w-]+(?:\.[\w-]*){2,4}/g, // a JSON web token, signed or encrypted: its header starts with {"
  /\b((?:bearer|basic|token) )[\w.~+/=-]{8,}/gi,
  /((?<![a-z0-9+.-])[a-z][a-z0-9+.-]{0,30}:\/\/[^\s/:@"]*:)[^\s/@"]+(?=@)/gi, // the password in an address
  /([?&](?:access_token|refresh_token|client_secret|device_code|code|state|token)=)[^&\s"#\\]+/gi,
];

/** `text` with everything blanked that looks like a credential. */
export function redactText(text: string): string {
  return SECRET_TEXTS.reduce((rest, pattern) => rest.replace(pattern, `$1${REDACTED}`), text);
}

/** A copy of a plain value with the fields blanked that are named like a credential, at any depth. */
export function redactFields(value: unknown, depth = 0): unknown {
  if (typeof value !== "object" || value === null || value instanceof Date || value instanceof Error) return value;
  if (depth === DEPTH_MAX) return "[too deep]";
  if (Array.isArray(value)) return value.map((item) => redactFields(item, depth + 1));
  return Object.fromEntries(
    Object.entries(value).map(([name, item]) => [
      name,
      isSecretName(name) && item !== null && item !== undefined ? REDACTED : redactFields(item, depth + 1),
    ]),
  );
}

function isSecretName(name: string): boolean {
  return SECRET_NAMES.has(name.toLowerCase().replace(/[-_]/g, ""));
}
