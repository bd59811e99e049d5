import type { ConsentKind } from "@/lib/oauth/consent-kind.ts";

/** Which of the three it is, said before anything else. */
export const CONSENT_WORDS: Readonly<Record<ConsentKind, { title: string; text: string }>> = {
  "sign-in": {
    title: "Sign in only",
    text: "It learns your name and what is on your public profile. It cannot do anything as you.",
  },
  "where-installed": {
    title: "Acts as you, only where it is installed and you have access yourself",
    text: "It learns your name and public profile, and can do the following as you. Never more than you can do yourself, and never more than the accounts where it is installed have agreed to.",
  },
  anywhere: {
    title: "Acts as you, anywhere you have access",
    text: "It learns your name and public profile, and can do the following as you in everything that you can reach.",
  },
};
