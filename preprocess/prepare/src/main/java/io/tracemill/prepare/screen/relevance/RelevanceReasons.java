package io.tracemill.prepare.screen.relevance;

import java.util.ArrayList;
import java.util.List;

/** Says what speaks for and against a trace's relevance. */
final class RelevanceReasons {
  private final JobVocabulary vocabulary;
  private final Corpus corpus;

  RelevanceReasons(JobVocabulary vocabulary, Corpus corpus) {
    this.vocabulary = vocabulary;
    this.corpus = corpus;
  }

  List<String> of(Evidence evidence) {
    List<String> reasons = new ArrayList<>();
    if (corpus.structure().hasTools()) {
      calls(evidence, reasons);
    }
    labels(evidence, reasons);
    words(evidence, reasons);
    return reasons;
  }

  private static void calls(Evidence evidence, List<String> reasons) {
    int calls = evidence.count(Count.CALLS);
    int unknown = calls - evidence.count(Count.KNOWN_TOOLS);
    if (unknown > 0) {
      reasons.add(
          unknown + " of " + calls + " calls are of tools the job description does not have");
    }
    int arguments = evidence.count(Count.ARGUMENTS);
    int strange = arguments - evidence.count(Count.KNOWN_ARGUMENTS);
    if (strange > 0) {
      reasons.add(
          strange + " of " + arguments + " arguments have names the job description does not have");
    }
    if (calls > 0 && unknown == 0 && strange == 0) {
      reasons.add("calls tools of the job description with arguments they have");
    }
    if (evidence.is(Flag.CALLS_NOTHING)) {
      reasons.add("calls no tool, which is the task");
    }
    if (calls == 0 && evidence.count(Count.DEFINED_TOOLS) > 0) {
      boolean known = evidence.count(Count.KNOWN_DEFINED_TOOLS) > 0;
      reasons.add("was given " + (known ? "" : "no ") + "tools of the job description");
    }
  }

  private void labels(Evidence evidence, List<String> reasons) {
    int known = evidence.count(Count.LABELS);
    int unknown = evidence.count(Count.UNKNOWN_LABELS);
    if (known > 0 && unknown == 0) {
      reasons.add("answers with classes of the job description");
    } else if (unknown > 0) {
      String other =
          corpus.structure().labelsTell() ? "" : "; so do most traces, so it does not count";
      reasons.add(unknown + " of " + (known + unknown) + " answers name no class" + other);
    }
  }

  private void words(Evidence evidence, List<String> reasons) {
    List<String> named = new ArrayList<>();
    int all = evidence.count(Count.DESCRIBED_WORDS);
    for (int i = 0; i < Math.min(all, Evidence.NAMED); i++) {
      named.add(vocabulary.word(evidence.named(i)).text());
    }
    String more = all > named.size() ? " and " + (all - named.size()) + " more" : "";
    reasons.add(
        named.isEmpty()
            ? "has no word of the job description"
            : "has words of the job description: " + String.join(", ", named) + more);
    topic(evidence, reasons);
  }

  private void topic(Evidence evidence, List<String> reasons) {
    if (!corpus.hasTopics()) {
      reasons.add("its words do not tell it apart from the other traces");
      return;
    }
    double words = corpus.words(evidence);
    if (words >= RelevanceScale.CLEAR_WORDS) {
      reasons.add("talks like the traces that the job description describes");
    } else if (words <= -RelevanceScale.CLEAR_WORDS) {
      reasons.add("talks like the traces that the job description does not describe");
    }
  }
}
