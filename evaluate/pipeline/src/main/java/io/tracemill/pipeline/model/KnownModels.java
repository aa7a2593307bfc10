package io.tracemill.pipeline.model;

import io.tracemill.answer.RecordedModel;
import io.tracemill.ask.Generator;
import io.tracemill.ask.LabelScorer;
import io.tracemill.ask.OpenModel;
import io.tracemill.ask.Prompt;
import io.tracemill.ask.TemplateFeatures;
import io.tracemill.endpoint.Endpoint;
import io.tracemill.endpoint.EndpointListener;
import io.tracemill.endpoint.EndpointProbe;
import io.tracemill.endpoint.EndpointSettings;
import io.tracemill.endpoint.Patience;
import io.tracemill.endpoint.ProbeResult;
import io.tracemill.endpoint.Secret;
import io.tracemill.infer.decode.SchedulerCounts;
import io.tracemill.infer.decode.SchedulerListener;
import io.tracemill.infer.decode.SchedulerSettings;
import io.tracemill.infer.family.Checkpoint;
import io.tracemill.infer.family.ModelReason;
import io.tracemill.infer.local.LocalModel;
import io.tracemill.infer.local.LocalSettings;
import io.tracemill.infer.local.ModelText;
import io.tracemill.infer.natives.NativePlace;
import io.tracemill.infer.natives.Platform;
import io.tracemill.infer.tokenizer.SpecialTokenReading;
import io.tracemill.infer.torch.TorchSettings;
import io.tracemill.json.DataException;
import io.tracemill.json.lines.Input;
import io.tracemill.pipeline.files.Sha256;
import io.tracemill.pipeline.rows.RowColumns;
import io.tracemill.pipeline.rows.RowFile;
import io.tracemill.pipeline.settings.Problems;
import io.tracemill.pipeline.settings.TeacherEntry;
import io.tracemill.score.PredictionsReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Every model that can be named. Those of directories compute here, by PyTorch.
 *
 * @param environment the process's own, which says where native libraries are
 * @param home of the user
 */
public record KnownModels(Map<String, String> environment, Path home) implements Models {

  /** Copies the environment. */
  public KnownModels {
    environment = Map.copyOf(environment);
  }

  @Override
  public void check(ModelName name) throws IOException {
    if (name instanceof ModelName.Entry named
        && named.entry().kind() instanceof TeacherEntry.Answers answers) {
      recorded(answers.file()).close();
      return;
    } else if (name instanceof ModelName.Entry named
        && named.entry().kind() instanceof TeacherEntry.Endpoint served) {
      settings(named.entry(), served);
      return;
    }
    Path directory = directory(name);
    reading(directory, () -> Checkpoint.read(directory));
  }

  @Override
  public OpenModel open(ModelSettings settings, ModelListener listener) throws IOException {
    if (settings.model() instanceof ModelName.Entry named
        && named.entry().kind() instanceof TeacherEntry.Answers answers) {
      return recorded(answers.file());
    } else if (settings.model() instanceof ModelName.Entry named
        && named.entry().kind() instanceof TeacherEntry.Endpoint served) {
      return Endpoint.open(settings(named.entry(), served), asking(listener));
    }
    Path directory = directory(settings.model());
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

  @Override
  public List<Probed> probe(ModelName name, ModelListener listener) throws IOException {
    if (name instanceof ModelName.Entry named
        && named.entry().kind() instanceof TeacherEntry.Endpoint served) {
      return EndpointProbe.run(settings(named.entry(), served), asking(listener)).stream()
          .map(KnownModels::probed)
          .toList();
    }
    return Models.super.probe(name, listener);
  }

  private static Probed probed(ProbeResult result) {
    Probed.State state =
        switch (result.state()) {
          case OK -> Probed.State.YES;
          case NOT -> Probed.State.NO;
          case SKIPPED -> Probed.State.SKIPPED;
        };
    return new Probed(result.name(), state, result.words());
  }

  /** What a model makes of prompts before it computes; who asks for it closes it. */
  public ModelText text(ModelName name, SpecialTokenReading spelled) throws IOException {
    Path directory = directory(name);
    return reading(
        directory, () -> ModelText.open(directory, place(), LocalSettings.USUAL_NOW, spelled));
  }

  /** What is known of a server before it is asked; whatever can be wrong with that is looked at. */
  private EndpointSettings settings(TeacherEntry entry, TeacherEntry.Endpoint served) {
    Problems problems = new Problems();
    if (!served.leavesMachine() && !Endpoint.isLoopback(served.address())) {
      problems.setting(
          entry.name(),
          served.address().getHost()
              + " is another machine, and nothing leaves this one by itself: if the traces may go"
              + " there, write leaves_machine: true into its entry of teachers.yaml, or give"
              + " `leaves-machine`");
    }
    Optional<Secret> key = served.keyVariable().flatMap(name -> key(entry, name, problems));
    problems.throwIfAny();
    try {
      return new EndpointSettings(
          served.address(),
          served.model(),
          served.keyVariable(),
          key,
          served.parallel(),
          served.context(),
          served.extra(),
          Patience.USUAL);
    } catch (IllegalArgumentException e) {
      problems.setting(entry.name(), String.valueOf(e.getMessage()));
      throw problems.exception();
    }
  }

  private Optional<Secret> key(TeacherEntry entry, String variable, Problems problems) {
    try {
      String value = environment.getOrDefault(variable, "");
      if (!value.isBlank()) {
        return Optional.of(Secret.of(value));
      }
      problems.setting(
          entry.name(),
          "api_key_env names the environment variable "
              + variable
              + ", which is not set; set it to the server's key");
    } catch (IllegalArgumentException e) {
      problems.setting(entry.name(), variable + ": " + e.getMessage());
    }
    return Optional.empty();
  }

  private static EndpointListener asking(ModelListener listener) {
    return new EndpointListener() {
      private int most;

      @Override
      public void retried(String reason) {
        listener.retried(reason);
      }

      @Override
      public void parallel(int now) {
        if (now < most) {
          listener.lowered(most, now, "the server limits how much is asked at a time");
        }
        most = now;
        listener.together(now);
      }

      @Override
      public void waiting() {
        listener.working();
      }
    };
  }

  private static OpenModel recorded(Path file) throws IOException {
    PredictionsReader reader =
        new PredictionsReader(RowFile.open(Input.of(file.toString()), RowColumns.PREDICTIONS));
    try {
      return RecordedModel.read(reader, Sha256.of(file));
    } catch (DataException e) {
      throw new IOException("recorded answers: " + e.getMessage(), e);
    }
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
    return NativePlace.ofUser(environment, home, Platform.here());
  }

  /** Endpoints are to be asked where this is called. */
  private static Path directory(ModelName name) {
    if (name instanceof ModelName.Directory directory) {
      return directory.path();
    } else if (name instanceof ModelName.Entry named
        && named.entry().kind() instanceof TeacherEntry.Directory directory) {
      return directory.path();
    }
    Problems problems = new Problems();
    problems.setting(
        "model",
        name
            + " is an endpoint, and none can be asked yet; give a model's directory as it comes"
            + " from a hub");
    throw problems.exception();
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
