import { z } from "zod";

const TITLE_LENGTH_MAX = 255;
const KEY_LENGTH_MAX = 16_384;
/** Type, Base64, and a comment that is not kept. */
const KEY =
  /^(ssh-(?:rsa|ed25519)|ecdsa-sha2-nistp(?:256|384|521)|sk-[a-z0-9-]+@openssh\.com) ([A-Za-z0-9+/]+={0,2})(?: .*)?$/;

/** The type that is written in front has to be the one inside. */
function isOpenSsh(text: string): boolean {
  const [, type, body] = KEY.exec(text) ?? [];
  if (!type || !body) return false;
  const bytes = Buffer.from(body, "base64");
  const length = bytes.length > 4 ? bytes.readUInt32BE(0) : 0;
  return bytes.subarray(4, 4 + length).toString() === type;
}

export const deployKeyInput = z.object({
  title: z.string().trim().max(TITLE_LENGTH_MAX).default(""),
  key: z
    .string()
    .trim()
    .max(KEY_LENGTH_MAX)
    .refine(isOpenSsh, { error: "key is invalid. You must supply a key in OpenSSH public key format" })
    .transform((text) => text.split(" ", 2).join(" ")),
  read_only: z.boolean().default(false),
});
export type DeployKeyInput = z.output<typeof deployKeyInput>;
