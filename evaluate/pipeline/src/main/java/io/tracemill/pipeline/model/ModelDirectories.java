package io.tracemill.pipeline.model;

import io.tracemill.ask.Generator;
import io.tracemill.ask.LabelScorer;
import io.tracemill.ask.OpenModel;
import io.tracemill.ask.Prompt;
import io.tracemill.ask.TemplateFeatures;
import io.tracemill.infer.decode.SchedulerCounts;
import io.tracemill.infer.decode.SchedulerListener;
import io.tracemill.infer.decode.SchedulerSettings;
import io.tracemill.infer.family.Checkpoint;
import io.tracemill.infer.family.ModelReason;
import io.tracemill.infer.local.LocalModel;
import io.tracemill.infer.local.LocalSettings;
import io.tracemill.infer.local.ModelText;
import io.tracemill.infer.natives.NativePlace;
import io.tracemill.infer.natives.NativeTarget;
import io.tracemill.infer.tokenizer.SpecialTokenReading;
import io.tracemill.infer.torch.TorchSettings;
import io.tracemill.json.DataException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Models of directories, which compute here, by PyTorch.
 *
 * @param environment says where native libraries are
 * @param home of the user
 */
record ModelDirectories(Map<String, String> environment, Path home) {

  /** Looks at what can be wrong with one without loading its weights. */
  static void check(Path directory) throws IOException {
    reading(directory, () -> Checkpoint.read(directory));
  }

  /** Loads one; who asks for it closes it. */
  OpenModel open(Path directory, ModelSettings settings, ModelListener listener)
      throws IOException {
    SchedulerSettings usual = SchedulerSettings.of(settings.batch());
    LocalSettings local =
        new LocalSettings(
            new TorchSettings(place(), settings.device(), settings.threads()),
            settings.precision(),
            settings.sharing() ? usual : usual.withoutSharing(),
            LocalSettings.USUAL_NOW,
            settings.spelled());
    return new Here(reading(directory, () -> LocalModel.open(directory, local, heard(listener))));
  }

  /** What one makes of prompts before it computes; who asks for it closes it. */
  ModelText text(Path directory, SpecialTokenReading spelled) throws IOException {
    return reading(
        directory, () -> ModelText.open(directory, place(), LocalSettings.USUAL_NOW, spelled));
  }

  private static SchedulerListener heard(ModelListener listener) {
    return new SchedulerListener() {
      @Override
      public void lowered(int from, int to, String reason) {
        listener.lowered(from, to, reason);
      }

      @Override
      public void progressed(SchedulerCounts counts) {
        listener.working();
      }
    };
  }

  private NativePlace place() {
    return NativePlace.ofUser(environment, home, NativeTarget.here());
  }

  /** Reads something of a model's directory. */
  @FunctionalInterface
  private interface Read<T> {
    T read() throws IOException;
  }

  /** Tells files of a model, which its user did not write, from those of its user. */
  private static <T> T reading(Path directory, Read<T> reading) throws IOException {
    try {
      return reading.read();
    } catch (DataException e) {
      String again =
          e.reason() == ModelReason.NOT_COMPUTED ? "" : "; if the file is damaged, get it again";
      throw new IOException(directory + ": " + e.getMessage() + again, e);
    }
  }

  private record Here(LocalModel model) implements OpenModel {
    @Override
    public Generator generator() {
      return model;
    }

    @Override
    public Optional<LabelScorer> scorer() {
      return Optional.of(model);
    }

    @Override
    public TemplateFeatures template() {
      return model.template();
    }

    @Override
    public List<String> spelled(Prompt prompt) {
      return model.spelled(prompt);
    }

    @Override
    public Map<String, String> identity() {
      return model.identity();
    }

    @Override
    public List<String> doubts() {
      return model.doubts();
    }

    @Override
    public void close() {
      model.close();
    }
  }
}
