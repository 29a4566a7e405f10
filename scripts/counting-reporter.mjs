// Writes the counts of a node:test run as one JSON line.
export default async function* countingReporter(events) {
  for await (const event of events) {
    if (event.type === 'test:summary' && event.data.file === undefined)
      yield `${JSON.stringify(event.data.counts)}\n`
  }
}
