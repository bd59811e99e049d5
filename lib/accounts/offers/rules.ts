/** How long a person has to accept what somebody gives them: a repository or an integration. Source: documented for transfers of
 *  repositories, wire facts §1.5. */
export const ANSWER_WITHIN_MS = 24 * 3_600_000;

/** How much one person may offer within that time: each offer writes to somebody who did not ask for it. */
export const OFFERS_WITHIN_MAX = 50;
