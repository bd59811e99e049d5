import { z } from "zod";
import { isWebUrl } from "@/lib/integrations/rules.ts";
import { ONE_LINE } from "@/lib/platform/one-line.ts";

/** Limits of an OAuth application. Source: wire facts §1.20; the lengths are our own. */
export const APPLICATIONS_PER_ACCOUNT_MAX = 100;
const CALLBACK_URLS_MAX = 10;
const NAME_LENGTH_MAX = 80;
const DESCRIPTION_LENGTH_MAX = 1024;
const URL_LENGTH_MAX = 2048;

const webUrl = (label: string) =>
  z
    .string({ error: `Enter the ${label}.` })
    .trim()
    .min(1, { error: `Enter the ${label}.`, abort: true })
    .max(URL_LENGTH_MAX, { error: `Use at most ${URL_LENGTH_MAX} characters for the ${label}.`, abort: true })
    .refine(isWebUrl, {
      error: `Enter the ${label} in full, starting with https://; http:// is for this machine alone.`,
    });

/** What is sent to register and change an OAuth application; the names are the form's. */
export const applicationSchema = z.object({
  name: z
    .string({ error: "Give the application a name." })
    .transform((name) => name.normalize("NFC").trim().replace(/\s+/g, " "))
    .pipe(
      z
        .string()
        .min(1, { error: "Give the application a name." })
        .max(NAME_LENGTH_MAX, { error: `Use at most ${NAME_LENGTH_MAX} characters for the name.` })
        .regex(ONE_LINE, { error: "Remove the invisible control characters from the name." }),
    ),
  description: z
    .string()
    .trim()
    .max(DESCRIPTION_LENGTH_MAX, { error: `Use at most ${DESCRIPTION_LENGTH_MAX} characters.` })
    .transform((text) => text || null)
    .default(null),
  url: webUrl("homepage URL"),
  callback_urls: z
    .array(
      webUrl("callback URL").refine((text) => !text.includes("#"), {
        error: "Remove the part behind # from the callback URL: browsers do not send it.",
      }),
    )
    .min(1, { error: "Enter at least one callback URL." })
    .max(CALLBACK_URLS_MAX, { error: `Use at most ${CALLBACK_URLS_MAX} callback URLs.` })
    .transform((urls) => [...new Set(urls)]),
  device_flow: z.boolean().default(false),
  expire_user_tokens: z.boolean().default(true),
});
