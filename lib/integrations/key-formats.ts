/** How a private key is handed over, the first unless another is asked for. Source of PKCS#1: wire facts §1.8. */
const KEY_FORMATS = ["pkcs1", "pkcs8", "base64"] as const;
export type KeyFormat = (typeof KEY_FORMATS)[number];

export const isKeyFormat = (value: unknown): value is KeyFormat => KEY_FORMATS.some((format) => format === value);
