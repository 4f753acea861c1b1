import { FieldHarness } from './field-harness.ts';

/** A file of the reader's own. */
export class FileFieldHarness extends FieldHarness {
  static hostSelector = 'al-file-field';
}
