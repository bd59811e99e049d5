/** The id of a page's h1; a redirect to `#page-heading` puts focus on it. */
export const HEADING_ID = "page-heading";
