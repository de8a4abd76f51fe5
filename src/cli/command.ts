/** One command of `parscope`, a file in `commands/`. */
export interface Command {
  /** How it is called, without the word `parscope`. */
  usage: string;
  /** Does it and gives the exit code; what it throws is printed as a sentence. */
  run(args: string[]): Promise<number>;
}
