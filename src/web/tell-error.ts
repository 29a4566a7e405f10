/**
 * Where errors go that became a page: to the log of the installation. Never to the console: the words of an error, of the
 * database's above all, repeat what was typed (CONTRIBUTING 25).
 */
export type TellError = (error: unknown, told: { readonly method: string; readonly route: string }) => void
