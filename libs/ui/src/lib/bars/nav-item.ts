import type { IconName } from '../icon/icon-paths.ts';

/** One place to go to from the bars. */
export interface NavItem {
  /** The word on screen. */
  readonly label: string;
  readonly icon: IconName;
  /** The path it leads to. */
  readonly link: string;
  /** Whether the reader is there now. */
  readonly current: boolean;
  /** The one item that is always filled. */
  readonly record?: boolean;
}
