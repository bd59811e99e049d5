/** Limits of personal access tokens. Source: wire facts §1.20; a classic token's note is bounded by us. */
export const NOTE_LENGTH_MAX = 255;
export const NAME_LENGTH_MAX = 40;
export const DESCRIPTION_LENGTH_MAX = 1024;
export const FINE_GRAINED_PER_PERSON_MAX = 50;
export const LIFE_DAYS_MAX = 366;
export const LIFE_DAYS_DEFAULT = 30;
/** Our own: what one token may list. */
export const REPOSITORIES_MAX = 500;
/** The words of an owner who denies or ends a token's access. */
export const REASON_LENGTH_MAX = 1024;
