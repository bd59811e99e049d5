import { z } from "zod";

/** Credentials that a world file fixes: taken as they stand, as long as a request can carry them. */

const LENGTH_MIN = 8;
const LENGTH_MAX = 255;
const PRINTABLE = /^[\x21-\x7e]+$/;
const LOOKS_LIKE_JWT = /^[\w-]+\.[\w-]+\.[\w-]*$/;

const credential = z
  .string()
  .min(LENGTH_MIN)
  .max(LENGTH_MAX)
  .regex(PRINTABLE, { error: "may have printable ASCII characters without spaces alone" });

export const fixedToken = credential.refine((token) => !LOOKS_LIKE_JWT.test(token), {
  error: "would be taken for a JSON web token because of its two dots; use a value without dots",
});

export const clientSecret = credential;

export const clientId = z
  .string()
  .regex(/^[\w.-]{8,100}$/, { error: "must have 8 to 100 letters, digits, dots, hyphens or underscores" });
