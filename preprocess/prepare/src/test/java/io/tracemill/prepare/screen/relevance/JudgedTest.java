package io.tracemill.prepare.screen.relevance;

import static org.assertj.core.api.Assertions.assertThat;

import io.tracemill.json.Case;
import io.tracemill.trace.JobDescription;
import io.tracemill.trace.Jobs;
import io.tracemill.trace.Task;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Single traces, each with the one thing that its case is about, and what is said of them. */
class JudgedTest {
  @TestFactory
  Stream<DynamicTest> isJudgedBy() {
    Map<String, JobDescription> jobs =
        Case.read("/relevance/jobs.jsonl").stream()
            .collect(Collectors.toMap(Case::name, each -> Jobs.of(each.json("job"))));
    return Case.tests(
        "/relevance/judged.jsonl",
        each -> {
          JobDescription job = jobs.get(each.text("job"));
          Mixture alone = new Mixture(job, each.constant("task", Task.CHAT_COMPLETION));
          alone.add(each.json("line"), true);
          assertThat(shown(alone.judge(Thresholds.DEFAULT).get(0))).isEqualTo(each.text("says"));
        });
  }

  private static String shown(Judgement judgement) {
    return judgement.relevance()
        + ", "
        + judgement.coherence()
        + (judgement.keep() ? ", kept: " : ", dropped: ")
        + String.join("; ", judgement.reasons());
  }
}
