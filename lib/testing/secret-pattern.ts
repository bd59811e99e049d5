/** What a token or a private key looks like; for PostgreSQL and JavaScript alike. */
export const SECRET_PATTERN = /gh[oprsu]_[0-9A-Za-z]{36}|ghs_\d+_eyJ|github_pat_[0-9A-Za-z_]{50}|PRIVATE KEY/;
