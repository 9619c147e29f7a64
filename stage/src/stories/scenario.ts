/** What a scenario is played against. */
export interface Stage {
  /** Of a running server with the demo country, such as `http://127.0.0.1:4000`. */
  url: string;
  report: Report;
}

/** Takes the scenario's lines as it goes on. */
export interface Report {
  /** A step that came out as it should. */
  step(text: string): void;
  skipped(text: string, why: string): void;
}

export interface Scenario {
  name: string;
  /** What it plays, in one line. */
  about: string;
  /** @throws {Surprise} at the first thing that comes out otherwise. */
  play(stage: Stage): Promise<void>;
}
