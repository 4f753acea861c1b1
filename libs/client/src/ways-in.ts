// A door of its own: through index.ts all of it would be part of the first load.
export { Invitation, type InvitationWords } from './session/invitation.ts';
export { type Passkey, Passkeys } from './session/passkeys.ts';
export { type NewPlace, PlaceSetUp } from './session/place-set-up.ts';
export { WayInError, type WayInProblem, wayInProblem } from './session/way-in-error.ts';
