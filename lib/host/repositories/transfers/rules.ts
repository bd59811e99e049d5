/** How long a person has to accept a repository. Source: documented for transfers of repositories, wire facts §1.5. */
export const ANSWER_WITHIN_MS = 24 * 3_600_000;

/** How many repositories one person may offer within that time: each offer writes to somebody who did not ask for it. */
export const OFFERS_WITHIN_MAX = 50;
