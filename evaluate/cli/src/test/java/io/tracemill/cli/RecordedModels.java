package io.tracemill.cli;

import io.tracemill.ask.Ending;
import io.tracemill.ask.Generator;
import io.tracemill.ask.LabelScorer;
import io.tracemill.ask.OpenModel;
import io.tracemill.ask.Outcome;
import io.tracemill.ask.Prompt;
import io.tracemill.infer.torch.PrecisionChoice;
import io.tracemill.json.Name;
import io.tracemill.json.Node;
import io.tracemill.json.Tape;
import io.tracemill.json.text.Line;
import io.tracemill.pipeline.model.KnownModels;
import io.tracemill.pipeline.model.ModelListener;
import io.tracemill.pipeline.model.ModelName;
import io.tracemill.pipeline.model.ModelSettings;
import io.tracemill.pipeline.model.Models;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Models that say what the lines of their {@code answers.jsonl} say, for the rows in order: {@code
 * text} and perhaps {@code ending}, {@code log_likelihoods}, {@code too_long}, {@code failed}, or
 * {@code stops}, which is what an engine says that can go on no more. Where there are {@code
 * rules.jsonl} in place of them, a model goes by rules.
 */
final class RecordedModels implements Models {
  private static final String ANSWERS = "answers.jsonl";
  private static final String RULES = "rules.jsonl";
  private static final int WORDS_OF_PROMPT = 100;

  /** Of all of them. */
  private static final String SPECIAL = "<|end|>";

  /** Answers in a file are recorded already. */
  private final Models known = new KnownModels(Map.of(), Path.of(""));

  @Override
  public void check(ModelName name) throws IOException {
    Optional<Path> directory = name.directory();
    if (directory.isEmpty()) {
      known.check(name);
    } else if (!rules(directory.get()) && !Files.exists(directory.get().resolve(ANSWERS))) {
      throw new IOException(directory.get() + " has no " + ANSWERS);
    }
  }

  @Override
  public OpenModel open(ModelSettings settings, ModelListener listener) throws IOException {
    Optional<Path> directory = settings.model().directory();
    if (directory.isEmpty()) {
      return known.open(settings, listener);
    } else if (rules(directory.get())) {
      String name = settings.model().shortName();
      return RuledModel.read(name, directory.get().resolve(RULES));
    }
    List<String> lines = Files.readAllLines(directory.get().resolve(ANSWERS));
    if (settings.batch() > 64) {
      listener.lowered(settings.batch(), 64, "there is memory for 64 rows only");
    }
    return new Recorded(settings, lines);
  }

  private static boolean rules(Path directory) {
    return Files.exists(directory.resolve(RULES));
  }

  private record Recorded(ModelSettings settings, List<String> lines) implements OpenModel {
    @Override
    public Generator generator() {
      return (requests, finished) -> {
        while (requests.hasNext()) {
          finished.accept(outcome(requests.next().row()));
        }
      };
    }

    @Override
    public Optional<LabelScorer> scorer() {
      return Optional.of(
          (requests, finished) -> {
            while (requests.hasNext()) {
              finished.accept(outcome(requests.next().row()));
            }
          });
    }

    private Outcome outcome(long row) throws IOException {
      Node line = new Tape().read(line((int) row));
      Optional<Node> stops = find(line, "stops");
      if (stops.isPresent()) {
        throw new IOException(stops.get().text());
      } else if (find(line, "too_long").isPresent()) {
        int tokens = find(line, "too_long").get().number().intValueExact();
        return new Outcome.Overflowed(row, tokens, 8192);
      } else if (find(line, "failed").isPresent()) {
        return new Outcome.Failed(row, find(line, "failed").get().text());
      } else if (find(line, "log_likelihoods").isPresent()) {
        List<Double> likelihoods = new ArrayList<>();
        find(line, "log_likelihoods")
            .get()
            .items()
            .forEach(n -> likelihoods.add(n.number().doubleValue()));
        return new Outcome.Labelled(row, likelihoods, WORDS_OF_PROMPT);
      }
      String text = find(line, "text").orElseThrow().text();
      Ending ending =
          find(line, "ending")
              .map(said -> said.text().equals("context-full") ? Ending.CONTEXT_FULL : Ending.LENGTH)
              .orElse(Ending.END_TOKEN);
      return new Outcome.Answered(
          row, text, WORDS_OF_PROMPT, text.split(" ").length + 1, ending, false);
    }

    private Line line(int row) {
      return Line.of("answers.jsonl", lines.get(row).getBytes(StandardCharsets.UTF_8));
    }

    private static Optional<Node> find(Node line, String name) {
      return line.find(Name.of(name));
    }

    @Override
    public List<String> spelled(Prompt prompt) {
      return prompt.canonical().contains(SPECIAL) ? List.of(SPECIAL) : List.of();
    }

    @Override
    public Map<String, String> identity() {
      return Map.of("model", "recorded", "precision", settings.precision().name());
    }

    @Override
    public List<String> doubts() {
      return settings.precision() == PrecisionChoice.INT8
          ? List.of("int8 rounds weights and activations: answers may change, also with --batch")
          : List.of();
    }
  }
}
