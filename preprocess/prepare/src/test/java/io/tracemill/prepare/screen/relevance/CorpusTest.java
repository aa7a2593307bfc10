package io.tracemill.prepare.screen.relevance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CorpusTest {
  private static final long SEED = 77;

  /** Evidence that is counted part by part. */
  private record Parts(List<List<Evidence>> parts) implements Corpus.Traces {
    @Override
    public <P extends EvidencePass<P>> P count(Supplier<P> pass) {
      P all = pass.get();
      for (List<Evidence> part : parts) {
        P counts = pass.get();
        part.forEach(counts::add);
        all.merge(counts);
      }
      return all;
    }
  }

  @ParameterizedTest
  @EnumSource(ConversationShape.class)
  void isTheSameWhereverItsPartsAreCounted(ConversationShape shape) {
    Random random = new Random(SEED);
    Mixture mixture = new Mixture(shape.job(Domain.HOME), shape.task());
    mixture.with(shape, Domain.HOME, 60, random);
    mixture.without(shape, Domain.HOME, 60, random);
    DescribedJob job = DescribedJob.of(shape.job(Domain.HOME), shape.task());
    List<Evidence> all = new ArrayList<>(mixture.evidence());
    List<Judgement> whole = judge(job, all, new Parts(List.of(all)));
    Collections.shuffle(all, random);
    for (int parts : List.of(2, 7, all.size())) {
      List<List<Evidence>> dealt =
          IntStream.range(0, parts).<List<Evidence>>mapToObj(i -> new ArrayList<>()).toList();
      all.forEach(evidence -> dealt.get(random.nextInt(parts)).add(evidence));
      assertThat(judge(job, mixture.evidence(), new Parts(dealt)))
          .as("%d parts, seed %d", parts, SEED)
          .isEqualTo(whole);
    }
  }

  private static List<Judgement> judge(
      DescribedJob job, List<Evidence> all, Corpus.Traces counted) {
    Corpus corpus = Corpus.of(job.tools().any(), counted);
    RelevanceScale scale = new RelevanceScale(Thresholds.DEFAULT, corpus, job.vocabulary());
    return all.stream().map(scale::judge).toList();
  }
}
