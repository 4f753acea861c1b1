// A door of its own: what the first screen does not need must not come with it.
export { followPage } from './live/follow-page.ts';
export { followPerson } from './live/follow-person.ts';
export { Live, type LiveWord } from './live/live.ts';
