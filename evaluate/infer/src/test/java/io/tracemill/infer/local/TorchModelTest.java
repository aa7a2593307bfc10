package io.tracemill.infer.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tracemill.ask.Decoding;
import io.tracemill.ask.LabelRequest;
import io.tracemill.ask.Outcome;
import io.tracemill.ask.Request;
import io.tracemill.infer.RandomModels;
import io.tracemill.infer.ReferenceDecoder;
import io.tracemill.infer.decode.SchedulerListener;
import io.tracemill.infer.decode.SchedulerSettings;
import io.tracemill.infer.decode.Tokens;
import io.tracemill.infer.tokenizer.SpecialTokenReading;
import io.tracemill.infer.torch.DeviceChoice;
import io.tracemill.infer.torch.PrecisionChoice;
import io.tracemill.infer.torch.TestTorch;
import io.tracemill.infer.torch.TorchSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Whole models of every family, by PyTorch, against the reference. */
@Tag("slow")
final class TorchModelTest {
  private static final int NEW = 12;

  @TempDir private static Path folder;

  @TestFactory
  Stream<DynamicTest> answersAreThoseOfTheReference() throws IOException {
    return RandomModels.all().entrySet().stream()
        .map(
            model ->
                DynamicTest.dynamicTest(
                    model.getKey(),
                    () -> check(model.getValue().write(folder.resolve(model.getKey())))));
  }

  private static void check(Path directory) throws IOException {
    ReferenceDecoder reference = new ReferenceDecoder(directory);
    List<Request> requests = new ArrayList<>(Asked.requests(6, Decoding.greedy(NEW)));
    Map<Long, Outcome> one;
    try (LocalModel model = open(directory, SchedulerSettings.of(1).withoutSharing())) {
      one = Asked.answers(model, requests);
      for (Request request : requests) {
        Tokens prompt = Asked.tokens(model, request.prompt());
        int[] greedy = reference.greedy(prompt.toArray(), NEW);
        Outcome.Answered answer = (Outcome.Answered) one.get(request.row());
        assertThat(answer.text())
            .isEqualTo(
                model.text().tokenizer().text(Tokens.of(greedy).slice(0, answer.newTokens())));
      }
      checkLabels(model, reference);
    }
    Collections.shuffle(requests, new Random(3));
    for (SchedulerSettings settings :
        List.of(SchedulerSettings.of(8), SchedulerSettings.of(3).withoutSharing())) {
      try (LocalModel model = open(directory, settings)) {
        assertThat(Asked.answers(model, requests)).isEqualTo(one);
      }
    }
  }

  private static void checkLabels(LocalModel model, ReferenceDecoder reference) throws IOException {
    List<String> labels = List.of("in", "other", "the inner one");
    LabelRequest request = new LabelRequest(9, Asked.conversation("there?"), labels);
    Outcome.Labelled scored = (Outcome.Labelled) Asked.scores(model, List.of(request)).get(9L);
    Tokens prompt = Asked.tokens(model, request.prompt());
    for (int i = 0; i < labels.size(); i++) {
      Tokens label = model.text().tokenizer().tokens(labels.get(i));
      assertThat(scored.logLikelihoods().get(i))
          .as(labels.get(i))
          .isCloseTo(Asked.sum(reference, prompt, label), within(1e-3));
    }
  }

  private static LocalModel open(Path directory, SchedulerSettings scheduling) throws IOException {
    TorchSettings torch = new TorchSettings(TestTorch.place(), DeviceChoice.CPU, 1);
    LocalSettings settings =
        new LocalSettings(
            torch,
            PrecisionChoice.F32,
            scheduling,
            LocalSettings.USUAL_NOW,
            SpecialTokenReading.SPECIAL);
    return LocalModel.open(directory, settings, SchedulerListener.NONE);
  }
}
