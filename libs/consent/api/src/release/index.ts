import { KeepRelease } from './keep-release.ts';
import { ReleaseResolver } from './release.resolver.ts';
import { ShowReleases } from './show-releases.ts';

/** Lifting what protects a person for one worker, by two others. */
export const releases = [ShowReleases, KeepRelease, ReleaseResolver];
