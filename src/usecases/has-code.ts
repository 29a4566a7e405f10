/** True for an error that carries this code: one of the system (ENOENT), of Node (ERR_…), of the database (23505). */
export function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code
}
