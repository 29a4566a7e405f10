/** A use case as pages call it: its ports are already there. */
export type Bound<Use> = Use extends (ports: never, input: infer Input) => infer Answer
  ? (input: Input) => Answer
  : never
