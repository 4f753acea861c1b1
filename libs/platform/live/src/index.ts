export { LiveModule } from './live.module.ts';
export type { LiveSight, LiveSubject } from './live-subject.ts';
export { STREAMS_OF_SESSION } from './live-streams.ts';
export { serveLive } from './serve-live.ts';
