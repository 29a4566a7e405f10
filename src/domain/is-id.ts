/** True for an id as this program makes them (a UUID): anything else names nothing and never reaches the database. */
export function isId(text: string): boolean {
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text)
}
