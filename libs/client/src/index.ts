export { type Amendment, Amendments } from './device/amendments.ts';
export { type Draft, type DraftChange, type DraftPerson, pageOfDraft } from './device/draft.ts';
export { Drafts } from './device/drafts.ts';
export { type KeptList, KeptPeople, type KeptPerson } from './device/kept-people.ts';
export { listWithoutSignal } from './device/list-without-signal.ts';
export { newId } from './device/new-id.ts';
export { type EntryToSortLater, type OutboxItem, type OutboxState, undoFor } from './device/outbox-item.ts';
export { type Pill } from './device/outbox-pill.ts';
export { Outbox } from './device/outbox.ts';
export {
  type Category,
  type ConversationToRecord,
  type EntryToSort,
  SEND_CONVERSATION,
  type SendConversation,
  type Sent,
  type Sorting,
} from './device/send-conversation.ts';
export { thisDevice } from './device/this-device.ts';
export { TypedWords } from './device/typed-words.ts';
export { Attempt } from './graph/attempt.ts';
export { GraphError, type GraphErrorCode, graphCode } from './graph/graph-error.ts';
export { FETCH, Graph } from './graph/graph.ts';
export { load, type Loaded, type LoadState } from './graph/load.ts';
export { type Operation } from './graph/operation.ts';
export { BirthDatePipe, Dates, DayPipe, DayTimePipe, fromLondonInput, MonthPipe, TimePipe, toLondonInput } from './language/dates.ts';
export { parseMessage } from './language/message-format.ts';
export { Language, type ScreenLanguage, screenLanguages } from './language/language.ts';
export { PageTitle } from './language/page-title.ts';
export { provideLanguage, provideTestWords, provideWords, type Words, wordsOf } from './language/words.ts';
export { ActForDocument, type MembershipPartsFragment, MyTeamsDocument, type MyTeamsQuery } from './operations.generated.ts';
export { AuthCalls } from './session/auth-calls.ts';
export { type DemoPerson, SignInChoices, type SignInIssuer, type SignInOptions } from './session/sign-in-choices.ts';
export { signedIn } from './session/session-guard.ts';
export { type Me, Session, type SessionState } from './session/session.ts';
