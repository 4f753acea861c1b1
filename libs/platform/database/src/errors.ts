import { ApiError, type ErrorCode } from '@alongside/platform/context';

// PostgreSQL's SQLSTATE → the six codes. A row that policies refuse is answered like one that is not there.
const codes: Record<string, ErrorCode> = {
  AL401: 'UNAUTHENTICATED', // ours: enter_session found no good session
  '23503': 'NOT_FOUND', // foreign_key_violation
  '23505': 'CONFLICT', // unique_violation
  '40001': 'CONFLICT', // serialization_failure: also our version trigger
  '40P01': 'CONFLICT', // deadlock_detected
  '23502': 'BAD_INPUT', // not_null_violation
  '23514': 'BAD_INPUT', // check_violation
  '22001': 'BAD_INPUT', // string_data_right_truncation
  '22003': 'BAD_INPUT', // numeric_value_out_of_range
  '22007': 'BAD_INPUT', // invalid_datetime_format
  '22008': 'BAD_INPUT', // datetime_field_overflow
  '22021': 'BAD_INPUT', // character_not_in_repertoire: a NUL byte
  '22P02': 'BAD_INPUT', // invalid_text_representation
  '22P05': 'BAD_INPUT', // untranslatable_character
};

/** What may leave of an error: never SQL text, a row or a stack. The cause stays for the log, which keeps its SQLSTATE alone. */
export function toApiError(error: unknown): ApiError {
  if (error instanceof ApiError) return error;
  // insufficient_privilege is two things: a policy refused the row, which reads as not there, or a grant is missing, which is our mistake.
  if (error instanceof Error && error.message.startsWith('new row violates row-level security policy'))
    return new ApiError('NOT_FOUND', { cause: error });
  const state = error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
  return new ApiError(codes[state] ?? 'INTERNAL', { cause: error });
}
