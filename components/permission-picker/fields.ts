/** The form key of a permission's level. */
export const permissionField = (key: string): string => `permissions.${key}`;

/** The form key of the reason for which a permission is asked. */
export const reasonField = (key: string): string => `reasons.${key}`;

/** Where a permission is documented, and where the list of what it opens is fetched from. */
export const permissionDocsHref = (key: string): string => `/docs/permissions/${key}`;
export const opensHref = (key: string): string => `${permissionDocsHref(key)}/opens`;
