package io.tracemill.ask.journal;

import io.tracemill.ask.Ending;
import io.tracemill.ask.Outcome;
import io.tracemill.ask.Prompt;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/** A process of its own that notes rows until it is killed. */
final class JournalKeeper {
  static final Map<String, String> SETTINGS = Map.of("model", "m");

  private JournalKeeper() {}

  static Prompt prompt(long row) {
    return new Prompt.Text("prompt " + row);
  }

  public static void main(String[] arguments) throws IOException {
    try (Journal journal = Journal.open(Path.of(arguments[0]), SETTINGS)) {
      for (int row = 0; row < 2_000_000; row++) {
        Outcome outcome =
            new Outcome.Answered(row, "answer ".repeat(row % 50), 1, 1, Ending.END_TOKEN, false);
        journal.add(prompt(row), outcome);
        if (row == 99) {
          System.out.println("noted 100");
        }
      }
    }
  }
}
