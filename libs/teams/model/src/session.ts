/** Minutes without a request after which a worker's session ends. The database's `resume_session` keeps the same rule; a test holds them together. */
export const IDLE_MINUTES = 30;
/** Hours after which a session ends, whatever the worker does. */
export const LONGEST_HOURS = 12;
