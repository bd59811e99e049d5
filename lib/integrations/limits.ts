/** Limits of a registration. Source: wire facts §1.1, §1.8; the lengths that it leaves open are our own. */
export const NAME_LENGTH_MAX = 34;
export const DESCRIPTION_LENGTH_MAX = 1024;
export const URL_LENGTH_MAX = 2048;
export const LOGO_BYTES_MAX = 1_000_000;
export const NOTE_LENGTH_MAX = 1024;
/** One line. */
export const REASON_LENGTH_MAX = 200;
export const WEBHOOK_SECRET_LENGTH_MAX = 255;
export const CALLBACK_URLS_MAX = 10;
/** Of the permission `single_file`. */
export const SINGLE_FILE_PATHS_MAX = 10;
export const SINGLE_FILE_PATH_LENGTH_MAX = 1024;
export const KEYS_MAX = 25;
/** Our own: the wire format names no limit. */
export const CLIENT_SECRETS_MAX = 25;
export const INTEGRATIONS_PER_ACCOUNT_MAX = 100;
