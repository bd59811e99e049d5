import { z } from "zod";
import { idValue } from "@/lib/api/id-param.ts";
import { NOT_ONE_LINE, ONE_LINE } from "@/lib/platform/one-line.ts";
import { isReservedLogin } from "./reserved-logins.ts";
import {
  DESCRIPTION_LENGTH_MAX,
  EMAIL_LENGTH_MAX,
  loginProblem,
  NAME_LENGTH_MAX,
  PASSWORD_LENGTH_MAX,
  PASSWORD_LENGTH_MIN,
} from "./rules.ts";

/** What the forms and the API take; field names are the wire's, so that a refusal names what was sent. */
const login = z
  .string()
  .trim()
  .superRefine((value, context) => {
    const problem = loginProblem(value) ?? (isReservedLogin(value) ? "This login is reserved; choose another." : null);
    if (problem) context.addIssue({ code: "custom", message: problem });
  });

const password = z
  .string()
  .min(1, "Choose a password.")
  .min(PASSWORD_LENGTH_MIN, `Use at least ${PASSWORD_LENGTH_MIN} characters; 15 or more are best.`)
  .max(PASSWORD_LENGTH_MAX, `Use at most ${PASSWORD_LENGTH_MAX} characters.`);

export const emailAddress = z
  .string()
  .trim()
  .min(1, "Enter an e-mail address.")
  .max(EMAIL_LENGTH_MAX, `Use at most ${EMAIL_LENGTH_MAX} characters.`)
  .pipe(z.email("Enter a whole e-mail address, such as mona@example.com."));

const upTo = (most: number) => z.string().trim().max(most, `Use at most ${most} characters.`);

/** Blank means none. */
const optional = (text: z.ZodString) => text.transform((given) => given || null).nullable();

const line = (most: number) => optional(upTo(most).regex(ONE_LINE, NOT_ONE_LINE));
const lines = (most: number) => optional(upTo(most));

const website = line(NAME_LENGTH_MAX).refine((text) => text === null || isWebAddress(text), {
  error: "Enter a whole address that starts with http:// or https://.",
});

function isWebAddress(text: string): boolean {
  return URL.canParse(text) && /^https?:$/.test(new URL(text).protocol);
}

export const signUpInput = z.object({
  login,
  name: line(NAME_LENGTH_MAX).default(null),
  email: emailAddress,
  password,
});
export type SignUpInput = z.input<typeof signUpInput>;

export const passwordInput = z.object({
  /** Left out by those who have none yet. */
  current_password: z.string().default(""),
  password,
});
/** Of those who forgot theirs. */
export const newPasswordInput = z.object({ password });
export type PasswordInput = z.input<typeof passwordInput>;

/** As `PATCH /user` takes it; what is left out stays as it is. */
export const profileInput = z
  .object({
    name: line(NAME_LENGTH_MAX),
    bio: lines(DESCRIPTION_LENGTH_MAX),
    blog: website,
    location: line(NAME_LENGTH_MAX),
  })
  .partial();
export type ProfileInput = z.input<typeof profileInput>;

/** A new login for an account that has one. */
export const loginInput = z.object({ login });

export const newOrganizationInput = z.object({ login, name: line(NAME_LENGTH_MAX).default(null) });
export type NewOrganizationInput = z.input<typeof newOrganizationInput>;

/** As `PATCH /orgs/{org}` takes it; what is left out stays as it is. */
export const organizationProfileInput = z
  .object({
    name: line(NAME_LENGTH_MAX),
    description: lines(DESCRIPTION_LENGTH_MAX),
    blog: website,
    location: line(NAME_LENGTH_MAX),
  })
  .partial();
export type OrganizationProfileInput = z.input<typeof organizationProfileInput>;

/** Roles as the wire spells them: owners are "admin". */
export const memberRole = z.enum(["admin", "member"], { error: "Choose owner or member." });
export type MemberRole = z.output<typeof memberRole>;

export const invitationInput = z.object({
  invitee: z.string().trim().min(1, "Enter the login or the e-mail address of a person who has an account here."),
  role: memberRole.default("member"),
  /** Teams of the organization that they join with it. */
  team_ids: z.array(idValue).max(100, "Give at most 100 teams.").default([]),
});
export type InvitationInput = z.input<typeof invitationInput>;
