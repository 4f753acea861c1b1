// What the sealer and a check of the log have in common. It hashes and signs as Node does, so no page can use it.
export { isSigned, lineOf, linkOf, NOTHING_BEFORE, readLine, type Seal, SEAL_ROWS, sealOf, type SealRow, signed } from './checkpoint.ts';
export { sealFilesIn } from './files.ts';
export { leafOf, LOOK_COLUMNS, type LookRow } from './leaf.ts';
export { rootOf } from './tree.ts';
export { keyIdOf, readTrusted, trustedLine } from './trusted-keys.ts';
