package io.tracemill.infer.local;

import io.tracemill.ask.Generator;
import io.tracemill.ask.LabelRequest;
import io.tracemill.ask.LabelScorer;
import io.tracemill.ask.Outcome;
import io.tracemill.ask.Prompt;
import io.tracemill.ask.Request;
import io.tracemill.ask.TemplateFeatures;
import io.tracemill.infer.decode.Accepted;
import io.tracemill.infer.decode.Continuation;
import io.tracemill.infer.decode.LabelScoring;
import io.tracemill.infer.decode.LabelSequence;
import io.tracemill.infer.decode.SchedulerListener;
import io.tracemill.infer.decode.SchedulerSettings;
import io.tracemill.infer.decode.SlotCache;
import io.tracemill.infer.decode.SlotScheduler;
import io.tracemill.infer.decode.TokenMeanings;
import io.tracemill.infer.decode.TokenSequence;
import io.tracemill.infer.decode.Tokens;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * A model directory that answers and scores labels on this machine.
 *
 * <p>A conversation goes through the model's template, a text to the model as it is. A prompt that
 * the template refuses is {@link Outcome.Failed}, one that is too long {@link Outcome.Overflowed};
 * neither concerns other prompts. What {@code generation_config.json} says of sampling is not
 * followed: a request alone says how its answer is chosen. A label's likelihood is that of its
 * tokens; where another label's tokens begin with them, the end token behind them counts too.
 *
 * <p>For one thread at a time. It holds native memory: who opened it closes it.
 */
public final class LocalModel implements Generator, LabelScorer, Closeable {
  private final LoadedModel model;
  private final SlotScheduler scheduler;
  private final LabelScoring scoring;
  private final LabelTokens labels;

  /** Has {@code model}, which it closes, answer. */
  LocalModel(LoadedModel model, SchedulerSettings settings, SchedulerListener listener) {
    this.model = model;
    ModelText text = model.text();
    SlotCache cache = new SlotCache(model.decoder());
    TokenMeanings vocabulary = new TokenMeanings(text.end().all(), text.tokenizer()::text);
    scheduler = new SlotScheduler(cache, vocabulary, settings, listener);
    scoring = new LabelScoring(cache, vocabulary, settings, listener);
    labels = new LabelTokens(text);
  }

  /**
   * Loads a directory by PyTorch; whatever can be wrong with its files is looked at before PyTorch
   * is started.
   *
   * @param listener is told how decoding goes
   * @throws IOException if a file is absent, damaged or does not fit the others, or PyTorch does
   *     not start as {@code settings} say
   * @throws io.tracemill.json.DataException if a file says what cannot be, or what is not supported
   */
  public static LocalModel open(Path directory, LocalSettings settings, SchedulerListener listener)
      throws IOException {
    LoadedModel model = LoadedModel.open(directory, settings);
    return new LocalModel(model, settings.scheduling(), listener);
  }

  @Override
  public void generate(Iterator<Request> requests, Consumer<Outcome> finished) throws IOException {
    Set<Long> insideThought = new HashSet<>();
    scheduler.run(
        new Accepted<>(requests, request -> sequence(request, insideThought, finished)),
        ended -> finished.accept(outcome(ended, insideThought.remove(ended.row()))));
  }

  private Optional<TokenSequence> sequence(
      Request request, Set<Long> insideThought, Consumer<Outcome> finished) {
    Optional<PromptTokens> prompt =
        unlessRefused(request.row(), finished, () -> model.text().tokens(request.prompt()));
    if (prompt.filter(ready -> Outcome.Answered.endsInsideThought(ready.text())).isPresent()) {
      insideThought.add(request.row());
    }
    return prompt.map(
        ready -> new TokenSequence(request.row(), ready.tokens(), request.decoding()));
  }

  private static Outcome outcome(Continuation continuation, boolean insideThought) {
    if (continuation instanceof Continuation.Ended ended) {
      return new Outcome.Answered(
          ended.row(),
          ended.text(),
          ended.promptTokens(),
          ended.tokens().size(),
          ended.ending(),
          insideThought);
    }
    if (continuation instanceof Continuation.NoNumbers) {
      return new Outcome.Failed(continuation.row(), Continuation.NoNumbers.REASON);
    }
    int limit = ((Continuation.Overflowed) continuation).limit();
    return new Outcome.Overflowed(continuation.row(), continuation.promptTokens(), limit);
  }

  @Override
  public void score(Iterator<LabelRequest> requests, Consumer<Outcome> finished)
      throws IOException {
    scoring.score(new Accepted<>(requests, request -> sequence(request, finished)), finished);
  }

  private Optional<LabelSequence> sequence(LabelRequest request, Consumer<Outcome> finished) {
    return unlessRefused(
        request.row(),
        finished,
        () -> {
          PromptTokens prompt = model.text().tokens(request.prompt());
          List<Tokens> own = labels.behind(prompt.text(), request.labels());
          return new LabelSequence(request.row(), prompt.tokens(), own);
        });
  }

  /** What may turn out not to be askable. */
  private interface Asking<T> {
    T make() throws RefusedPromptException;
  }

  private static <T> Optional<T> unlessRefused(
      long row, Consumer<Outcome> finished, Asking<T> asking) {
    try {
      return Optional.of(asking.make());
    } catch (RefusedPromptException e) {
      finished.accept(new Outcome.Failed(row, e.reason()));
      return Optional.empty();
    }
  }

  /**
   * The special tokens that a conversation's own text spells, not its template, in order; none
   * where the template refuses it.
   */
  public List<String> spelled(Prompt prompt) {
    try {
      return model.text().spelled(prompt);
    } catch (RefusedPromptException e) {
      return List.of();
    }
  }

  /** What its chat template can show. */
  public TemplateFeatures template() {
    return model.text().template();
  }

  /**
   * All that answers depend on beside prompts and decoding, for people and journals: the
   * directory's name, a hash of it, device, precision, engine, the template's date.
   */
  public Map<String, String> identity() {
    return model.identity();
  }

  /** What people should know before they trust the answers. */
  public List<String> doubts() {
    return model.warnings();
  }

  /** Its template, tokenizer and end tokens; closed with it. */
  ModelText text() {
    return model.text();
  }

  @Override
  public void close() {
    model.close();
  }
}
