package io.tracemill.pipeline.settings;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ProblemsTest {
  @Test
  void ofManyOfAKindAFewAreShown() {
    Problems problems = new Problems();
    for (int line = 1; line <= 500; line++) {
      problems.warning("config.yaml", line, "key" + line, "unknown key");
    }
    problems.error("config.yaml", 7, "base.task", "expected a text but found 3");
    for (int line = 1; line <= 5; line++) {
      problems.warning("job.yaml", line, "key" + line, "unknown key");
    }

    assertThat(problems.all())
        .extracting(Problem::toString)
        .containsExactly(
            "config.yaml:1 key1: unknown key",
            "config.yaml:2 key2: unknown key",
            "config.yaml:3 key3: unknown key",
            "config.yaml:4 key4: unknown key",
            "config.yaml:5 key5: unknown key; and 495 more like this",
            "config.yaml:7 base.task: expected a text but found 3",
            "job.yaml:1 key1: unknown key",
            "job.yaml:2 key2: unknown key",
            "job.yaml:3 key3: unknown key",
            "job.yaml:4 key4: unknown key",
            "job.yaml:5 key5: unknown key");
    assertThat(problems.errors()).isEqualTo(1);
  }
}
