package io.tracemill.infer.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tracemill.ask.Decoding;
import io.tracemill.ask.Ending;
import io.tracemill.ask.LabelRequest;
import io.tracemill.ask.Outcome;
import io.tracemill.ask.Prompt;
import io.tracemill.ask.Request;
import io.tracemill.infer.RandomModels;
import io.tracemill.infer.RecomputingDecoder;
import io.tracemill.infer.ReferenceDecoder;
import io.tracemill.infer.decode.Decoder;
import io.tracemill.infer.decode.SchedulerListener;
import io.tracemill.infer.decode.SchedulerSettings;
import io.tracemill.infer.decode.Tokens;
import io.tracemill.infer.tokenizer.SpecialTokenReading;
import io.tracemill.infer.torch.TestTorch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A whole model but for its engine, whose place the reference takes. */
final class LocalModelTest {
  private static final LocalDateTime NOW = LocalDateTime.of(2025, 1, 1, 0, 0);
  private static final int CONTEXT = 200;

  @TempDir private static Path folder;
  private static Path directory;
  private static ReferenceDecoder reference;

  @BeforeAll
  static void write() throws IOException {
    directory = RandomModels.all().get("qwen3").write(folder.resolve("qwen3"));
    reference = new ReferenceDecoder(directory);
  }

  @Test
  void answersAreThoseOfTheReference() throws IOException {
    List<Request> requests = Asked.requests(8, Decoding.greedy(10));
    try (LocalModel model = open(SchedulerSettings.of(3))) {
      Map<Long, Outcome> outcomes = Asked.answers(model, requests);
      for (Request request : requests) {
        Outcome.Answered answer = (Outcome.Answered) outcomes.get(request.row());
        Tokens prompt = Asked.tokens(model, request.prompt());
        int[] greedy = reference.greedy(prompt.toArray(), 10);
        int end = end(greedy, model);
        assertThat(answer.promptTokens()).isEqualTo(prompt.size());
        assertThat(answer.text())
            .isEqualTo(model.text().tokenizer().text(Tokens.of(greedy).slice(0, end)));
        assertThat(answer.newTokens()).isEqualTo(Math.min(10, end + 1));
        assertThat(answer.ending()).isEqualTo(end < 10 ? Ending.END_TOKEN : Ending.LENGTH);
      }
    }
  }

  private static int end(int[] tokens, LocalModel model) {
    int at = 0;
    while (at < tokens.length && !model.text().end().all().contains(tokens[at])) {
      at++;
    }
    return at;
  }

  @Test
  void batchOrderAndSharingChangeNothing() throws IOException {
    Decoding drawn = new Decoding(8, 0.8, 0.9, 5, List.of("e"));
    List<Request> requests = new ArrayList<>(Asked.requests(6, drawn));
    Map<Long, Outcome> one;
    try (LocalModel model = open(SchedulerSettings.of(1).withoutSharing())) {
      one = Asked.answers(model, requests);
    }
    Collections.shuffle(requests, new Random(3));
    for (SchedulerSettings settings :
        List.of(SchedulerSettings.of(8), SchedulerSettings.of(3).withoutSharing())) {
      try (LocalModel model = open(settings)) {
        assertThat(Asked.answers(model, requests)).isEqualTo(one);
      }
    }
  }

  @Test
  void aStopTextEndsTheAnswerBeforeIt() throws IOException {
    Prompt prompt = new Prompt.Text("the other");
    try (LocalModel model = open(SchedulerSettings.of(1))) {
      String whole = answer(model, prompt, Decoding.greedy(12)).text();
      assertThat(whole).hasSizeGreaterThan(4);
      String stop = whole.substring(3, 4);
      Outcome.Answered answer =
          answer(model, prompt, new Decoding(12, 0, 1, 0, List.of("none", stop)));
      assertThat(answer.text()).isEqualTo(whole.substring(0, whole.indexOf(stop)));
      assertThat(answer.ending()).isEqualTo(Ending.STOP_TEXT);
    }
  }

  @Test
  void labelsHaveTheSumsOfTheReference() throws IOException {
    List<String> labels = List.of("in", "other", "the inner one");
    try (LocalModel model = open(SchedulerSettings.of(2))) {
      List<LabelRequest> requests =
          List.of(
              new LabelRequest(1, Asked.conversation("there?"), labels),
              new LabelRequest(2, new Prompt.Text("an answer:"), labels),
              new LabelRequest(3, Asked.conversation("the rest"), labels));
      Map<Long, Outcome> outcomes = new TreeMap<>();
      model.score(requests.iterator(), outcome -> outcomes.put(outcome.row(), outcome));
      for (LabelRequest request : requests) {
        Tokens prompt = Asked.tokens(model, request.prompt());
        Outcome.Labelled scored = (Outcome.Labelled) outcomes.get(request.row());
        assertThat(scored.promptTokens()).isEqualTo(prompt.size());
        for (int i = 0; i < labels.size(); i++) {
          Tokens label = model.text().tokenizer().tokens(labels.get(i));
          assertThat(scored.logLikelihoods().get(i))
              .isCloseTo(Asked.sum(reference, prompt, label), within(1e-6));
        }
      }
    }
  }

  @Test
  void oneThatCannotBeAskedDoesNotConcernTheOthers() throws IOException {
    List<Request> requests =
        List.of(
            new Request(0, Asked.conversation("the theatre"), Decoding.greedy(3)),
            new Request(1, Asked.conversation("refuse me"), Decoding.greedy(3)),
            new Request(2, new Prompt.Text(""), Decoding.greedy(3)),
            new Request(3, Asked.conversation("the ".repeat(CONTEXT)), Decoding.greedy(3)),
            new Request(4, new Prompt.Text("in"), Decoding.greedy(3)));
    Path refusing = copy("refusing");
    Files.writeString(
        refusing.resolve("chat_template.jinja"),
        "{% for m in messages %}{% if 'refuse' in m.content %}"
            + "{{ raise_exception('not that') }}{% endif %}{{ m.content }}{% endfor %}<think>\n");
    try (LocalModel model = open(refusing, SchedulerSettings.of(2))) {
      Map<Long, Outcome> outcomes = Asked.answers(model, requests);
      assertThat(outcomes).hasSize(5);
      assertThat(((Outcome.Answered) outcomes.get(0L)).insideThought()).isTrue();
      assertThat(((Outcome.Answered) outcomes.get(4L)).insideThought()).isFalse();
      assertThat(outcomes.get(1L))
          .isEqualTo(
              new Outcome.Failed(
                  1, "the chat template refuses it: chat_template.jinja:1:72: not that"));
      assertThat(outcomes.get(2L)).isEqualTo(new Outcome.Failed(2, "the prompt is empty"));
      Tokens tooLong = Asked.tokens(model, requests.get(3).prompt());
      assertThat(outcomes.get(3L)).isEqualTo(new Outcome.Overflowed(3, tooLong.size(), CONTEXT));
    }
  }

  @Test
  void aLabelThatCannotBeAskedIsNamed() throws IOException {
    List<LabelRequest> requests =
        List.of(
            new LabelRequest(0, new Prompt.Text("in"), List.of("other", "")),
            new LabelRequest(1, new Prompt.Text("in"), List.of("other", "a <pad>")),
            new LabelRequest(2, new Prompt.Text("in"), List.of("other", "inner")));
    try (LocalModel model = open(ofSmallVocabulary("labels"), SchedulerSettings.of(2))) {
      Map<Long, Outcome> outcomes = Asked.scores(model, requests);
      assertThat(outcomes.get(0L)).isEqualTo(new Outcome.Failed(0, "the label \"\" is empty"));
      assertThat(((Outcome.Failed) outcomes.get(1L)).reason())
          .startsWith("the label \"a <pad>\" has the token 271, <pad>, but config.json says");
      assertThat(outcomes.get(2L)).isInstanceOf(Outcome.Labelled.class);
    }
  }

  /** As of a tokenizer that was made larger for training, but not the model. */
  @Test
  void anEndTokenThatTheModelCannotWriteIsNone() throws IOException {
    Path other = ofSmallVocabulary("ends");
    Files.writeString(other.resolve("generation_config.json"), "{\"eos_token_id\": [270, 271]}");
    try (LocalModel model = open(other, SchedulerSettings.of(2))) {
      assertThat(model.text().end().all()).containsExactly(270);
    }
  }

  private static Path ofSmallVocabulary(String name) throws IOException {
    Path other = copy(name);
    String config = Files.readString(other.resolve("config.json"));
    Files.writeString(
        other.resolve("config.json"),
        config.replaceFirst("\"vocab_size\": *272", "\"vocab_size\": 271"));
    return other;
  }

  @Test
  void tokensThatTheModelDoesNotKnowAreNamed() throws IOException {
    try (LocalModel model = open(ofSmallVocabulary("unknown"), SchedulerSettings.of(2))) {
      Map<Long, Outcome> outcomes =
          Asked.answers(
              model, List.of(new Request(7, new Prompt.Text("see <pad>"), Decoding.greedy(3))));
      assertThat(outcomes.get(7L))
          .isEqualTo(
              new Outcome.Failed(
                  7,
                  "the prompt has the token 271, <pad>, but config.json says that the model"
                      + " knows 271 tokens (vocab_size): the tokenizer is another model's, or the"
                      + " token is not for text"));
    }
  }

  @Test
  void closesItsParts() throws IOException {
    RecomputingDecoder decoder = new RecomputingDecoder(reference, CONTEXT, 1000);
    ModelText text = ModelText.open(directory, TestTorch.place(), NOW, SpecialTokenReading.SPECIAL);
    LoadedModel model = LoadedModel.of(text, decoder);
    new LocalModel(model, SchedulerSettings.of(1), SchedulerListener.NONE).close();
    assertThat(decoder.isClosed()).isTrue();
  }

  private static Path copy(String name) throws IOException {
    Path other = Files.createDirectories(folder.resolve(name));
    try (var files = Files.list(directory)) {
      for (Path file : files.toList()) {
        Files.copy(file, other.resolve(file.getFileName()));
      }
    }
    return other;
  }

  private static LocalModel open(SchedulerSettings settings) throws IOException {
    return open(directory, settings);
  }

  private static LocalModel open(Path model, SchedulerSettings settings) throws IOException {
    Decoder decoder = new RecomputingDecoder(reference, CONTEXT, 10 * CONTEXT);
    ModelText text = ModelText.open(model, TestTorch.place(), NOW, SpecialTokenReading.SPECIAL);
    return new LocalModel(LoadedModel.of(text, decoder), settings, SchedulerListener.NONE);
  }

  private static Outcome.Answered answer(LocalModel model, Prompt prompt, Decoding decoding)
      throws IOException {
    Map<Long, Outcome> outcomes = Asked.answers(model, List.of(new Request(0, prompt, decoding)));
    return (Outcome.Answered) outcomes.get(0L);
  }
}
