export { type StoryEntryFragment } from './operations.generated.ts';
export { StoryEntry } from './story/story-entry.ts';
export { words } from './words.ts';
