export { log, logError, type LogFields, logTo } from './log.ts';
export { NestLogger } from './nest-logger.ts';
