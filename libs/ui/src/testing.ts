export { AvatarHarness } from './lib/avatar/avatar-harness.ts';
export { WhoHarness } from './lib/avatar/who-harness.ts';
export { BottomBarHarness } from './lib/bars/bottom-bar-harness.ts';
export { DemoLineHarness } from './lib/bars/demo-line-harness.ts';
export { FindLinkHarness } from './lib/bars/find-link-harness.ts';
export { SkipLinkHarness } from './lib/bars/skip-link-harness.ts';
export { SyncPillHarness } from './lib/bars/sync-pill-harness.ts';
export { TopBarHarness } from './lib/bars/top-bar-harness.ts';
export { ButtonHarness } from './lib/button/button-harness.ts';
export { IconButtonHarness } from './lib/button/icon-button-harness.ts';
export { LinkButtonHarness } from './lib/button/link-button-harness.ts';
export { CardHarness } from './lib/card/card-harness.ts';
export { BasisHarness } from './lib/basis/basis-harness.ts';
export { ChipHarness } from './lib/chip/chip-harness.ts';
export { EntryHarness } from './lib/entry/entry-harness.ts';
export { FileFieldHarness } from './lib/fields/file-field-harness.ts';
export { CheckboxesHarness, RadiosHarness } from './lib/fields/options-harness.ts';
export { SearchBoxHarness } from './lib/fields/search-box-harness.ts';
export { SelectFieldHarness } from './lib/fields/select-field-harness.ts';
export { TextAreaHarness } from './lib/fields/text-area-harness.ts';
export { TextFieldHarness } from './lib/fields/text-field-harness.ts';
export { IconHarness } from './lib/icon/icon-harness.ts';
export {
  EmptyStateHarness,
  ErrorSummaryHarness,
  ProblemHarness,
  ProgressHarness,
  SkeletonHarness,
  StripHarness,
  UndoBarHarness,
} from './lib/messages/messages-harness.ts';
export { BackLinkHarness, PageHeadingHarness, RowLinkHarness } from './lib/page/page-harness.ts';
export { SafetyHarness } from './lib/safety/safety-harness.ts';
export { VoiceHarness } from './lib/voice/voice-harness.ts';
