package io.tracemill.pipeline.settings;

import io.tracemill.answer.Labelling;
import io.tracemill.infer.tokenizer.SpecialTokenReading;
import io.tracemill.infer.torch.DeviceChoice;
import io.tracemill.infer.torch.PrecisionChoice;
import io.tracemill.json.token.TokenizerKind;
import io.tracemill.prepare.form.ArgumentStyle;
import io.tracemill.prepare.form.TraceForm;
import io.tracemill.prepare.form.TraceForms;
import io.tracemill.prepare.format.Formats;
import io.tracemill.prepare.format.MediaPolicy;
import io.tracemill.prepare.format.ReasoningPolicy;
import io.tracemill.prepare.output.SystemPrompts;
import io.tracemill.prepare.slice.Turns;
import io.tracemill.report.export.Export;
import io.tracemill.report.export.Exports;
import io.tracemill.score.metric.Metric;
import io.tracemill.score.metric.Metrics;
import io.tracemill.teach.OnFailure;
import io.tracemill.teach.committee.Contested;
import io.tracemill.trace.Task;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** The settings of requests that take one of some words; nothing is loaded until they are asked. */
public enum Choices implements Iterable<String> {
  FORMATS,
  REASONING_POLICIES,
  MEDIA_POLICIES,
  TOKENIZERS,
  TURNS,
  SYSTEM_PROMPTS,
  TASKS,
  DATA_VERSIONS,
  DEVICES,
  PRECISIONS,
  LABELLINGS,
  SPECIAL_TOKENS,
  TEACHER_FAILURES,
  CONTESTED,
  METRICS,
  EXPORTS,
  TRACE_FORMS,
  ARGUMENT_STYLES,
  ANSWERED_BY;

  /** The format that is found out. */
  public static final String AUTO = "auto";

  /** The words, in their order. */
  public List<String> words() {
    return switch (this) {
      case FORMATS -> Stream.concat(Stream.of(AUTO), Formats.names().stream()).toList();
      case REASONING_POLICIES -> words(ReasoningPolicy.class);
      case MEDIA_POLICIES -> words(MediaPolicy.class);
      case TOKENIZERS -> words(TokenizerKind.class);
      case TURNS -> words(Turns.class);
      case SYSTEM_PROMPTS -> words(SystemPrompts.class);
      case TASKS -> Stream.of(Task.values()).map(Task::key).toList();
      case DATA_VERSIONS -> List.of("0", "1");
      case DEVICES -> words(DeviceChoice.class);
      case PRECISIONS -> words(PrecisionChoice.class);
      case LABELLINGS -> words(Labelling.class);
      case SPECIAL_TOKENS -> words(SpecialTokenReading.class);
      case TEACHER_FAILURES -> words(OnFailure.class);
      case CONTESTED -> words(Contested.class);
      case METRICS -> Metrics.ALL.stream().map(Metric::key).toList();
      case EXPORTS -> Exports.ALL.stream().map(Export::key).toList();
      case TRACE_FORMS -> TraceForms.ALL.stream().map(TraceForm::key).toList();
      case ARGUMENT_STYLES -> words(ArgumentStyle.class);
      case ANSWERED_BY -> List.of("original", "model");
    };
  }

  @Override
  public Iterator<String> iterator() {
    return words().iterator();
  }

  /** The names of an enum's constants in small letters. */
  static <E extends Enum<E>> List<String> words(Class<E> constants) {
    return Stream.of(constants.getEnumConstants())
        .map(constant -> constant.name().toLowerCase(Locale.ROOT))
        .toList();
  }
}
