/** Version 1 of the pre-release agreement, which holds until a site administrator publishes another. */
export const FIRST_AGREEMENT = `Integrations are new here. Before you register one, or manage one that somebody else registered, please agree to how this works while they are.

## What may change

- Pages, permissions, events and payloads may change. What changes is announced, and what is documented keeps working until then.
- Something may not work as it should. Tell us by **Give feedback**, which is on every page where integrations are managed.

## What you promise

- Ask for the permissions that your integration needs, and for no more.
- Say who you are and what your integration does, in words that the people who are asked to install it understand.
- Keep private keys, client secrets and tokens to yourself. When one gets out, delete it here and make another.
- Use what an integration sees for what people installed it for, and delete it when they uninstall it and ask you to.

## What stays yours

Your integration and its code are yours. What it does here, it does in its own name, and you answer for it. You can delete it at any time; that ends its access everywhere at once.
`;
