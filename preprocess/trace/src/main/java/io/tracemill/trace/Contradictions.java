package io.tracemill.trace;

/**
 * Finds prompts that have several answers, by hashes: some forty bytes a prompt. Not for use by
 * several threads.
 */
public final class Contradictions {
  private long[] prompts = new long[64];
  private long[] answers = new long[64];

  /** How many rows a prompt has; negative once they have several answers, 0 in a free place. */
  private int[] rows = new int[64];

  private int size;

  /** Takes a row by the hash of its prompt and that of its answer, or of both together. */
  public void add(long prompt, long answer) {
    if (2 * size >= prompts.length) {
      grow();
    }
    int at = find(prompt);
    if (rows[at] == 0) {
      prompts[at] = prompt;
      answers[at] = answer;
      size++;
    }
    boolean several = rows[at] < 0 || answers[at] != answer;
    rows[at] = several ? -Math.abs(rows[at]) - 1 : rows[at] + 1;
  }

  /** Takes all rows of {@code other}; of prompts that have several answers there, too. */
  public void addAll(Contradictions other) {
    for (int i = 0; i < other.prompts.length; i++) {
      if (other.rows[i] != 0) {
        add(other.prompts[i], other.answers[i]);
        int at = find(other.prompts[i]);
        int more = Math.abs(other.rows[i]) - 1;
        boolean several = rows[at] < 0 || other.rows[i] < 0;
        rows[at] = several ? -Math.abs(rows[at]) - more : rows[at] + more;
      }
    }
  }

  /** How many rows there are whose prompt stands in another row with another answer. */
  public long contradicted() {
    long sum = 0;
    for (int count : rows) {
      sum -= Math.min(0, count);
    }
    return sum;
  }

  private int find(long key) {
    int at = (int) (key ^ key >>> Integer.SIZE) & prompts.length - 1;
    while (rows[at] != 0 && prompts[at] != key) {
      at = at + 1 & prompts.length - 1;
    }
    return at;
  }

  private void grow() {
    Contradictions larger = new Contradictions();
    larger.prompts = new long[2 * prompts.length];
    larger.answers = new long[2 * prompts.length];
    larger.rows = new int[2 * prompts.length];
    for (int i = 0; i < prompts.length; i++) {
      if (rows[i] != 0) {
        int at = larger.find(prompts[i]);
        larger.prompts[at] = prompts[i];
        larger.answers[at] = answers[i];
        larger.rows[at] = rows[i];
      }
    }
    prompts = larger.prompts;
    answers = larger.answers;
    rows = larger.rows;
  }
}
