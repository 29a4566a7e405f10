/** The machine or the settings do not allow the work. `message` is the Chinese sentence for whoever runs the program; exit code 3. */
export class EnvironmentProblem extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options)
    this.name = 'EnvironmentProblem'
  }
}
