/** Who may say who somebody is: the issuers that whoever runs the server has set up. No secret is among it. */
export type SignInIssuers = readonly { readonly issuer: string; readonly name: string }[];

/** What to inject `SignInIssuers` by. */
export const SIGN_IN_ISSUERS = Symbol('sign-in issuers');
