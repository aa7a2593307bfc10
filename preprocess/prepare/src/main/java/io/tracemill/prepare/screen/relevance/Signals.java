package io.tracemill.prepare.screen.relevance;

/** Evidence as numbers from -1 (against relevance) to 1 (for it); 0 where there is none. */
final class Signals {
  /** From here on a signal is taken at its word when groups are seeded. */
  static final double CLEAR = 0.4;

  /**
   * A trace without a call, where calls are the task: goes unless its words speak clearly for it.
   * In the samples smart-home-tools and restaurant-agent only off-topic traces and questions back
   * have none.
   */
  static final double NO_CALL = -0.9;

  private Signals() {}

  /**
   * How well the calls that do something fit the tools of the job description: by argument names,
   * which no other application shares by chance; a known tool's name is worth as much as half of
   * its arguments.
   */
  static double calls(Evidence evidence) {
    int calls = evidence.count(Count.CALLS);
    int arguments = evidence.count(Count.ARGUMENTS);
    if (calls == 0) {
      return definedTools(evidence);
    }
    double names = evidence.count(Count.KNOWN_TOOLS) / (double) calls;
    double fit =
        arguments == 0
            ? names
            : evidence.count(Count.KNOWN_ARGUMENTS) / (double) arguments * (1 + names) / 2;
    double trust = (calls + arguments) / (calls + arguments + 1.0);
    return (2 * fit - 1) * trust;
  }

  /** Whether the trace's own definitions have any tool of the job description. */
  private static double definedTools(Evidence evidence) {
    if (evidence.count(Count.DEFINED_TOOLS) == 0) {
      return 0;
    }
    return evidence.count(Count.KNOWN_DEFINED_TOOLS) > 0 ? 0.5 : -0.5;
  }

  /**
   * Whether the answers are classes of the job description. A classifier gives an off-topic message
   * a class too; but most messages are as short as their words are many, and of the 300 on topic in
   * the sample banking-intents words alone would keep only 67.
   */
  static double labels(Evidence evidence) {
    int known = evidence.count(Count.LABELS);
    int all = known + evidence.count(Count.UNKNOWN_LABELS);
    return all == 0 ? 0 : (2.0 * known - all) / all;
  }
}
