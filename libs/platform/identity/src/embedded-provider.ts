/** Where the demo's own OpenID provider answers, on the product's origin. It asks for no password. */
export const EMBEDDED_PROVIDER_PATH = '/demo-sign-in';
