export { type StoryEntryFragment } from './operations.generated.ts';
export { type PersonNames } from './record/person-names.ts';
export { routes } from './routes.ts';
export { provideSendConversation } from './send-conversation.ts';
export { StoryEntry } from './story/story-entry.ts';
export { words } from './words.ts';
export { WhoCanSeePerson } from './who-can-see/who-can-see-person.ts';
