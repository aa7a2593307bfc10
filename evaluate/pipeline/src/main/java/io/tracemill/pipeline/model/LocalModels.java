package io.tracemill.pipeline.model;

import io.tracemill.ask.Generator;
import io.tracemill.ask.LabelScorer;
import io.tracemill.ask.TemplateFeatures;
import io.tracemill.infer.chat.TemplateTrial;
import io.tracemill.infer.decode.SchedulerSettings;
import io.tracemill.infer.family.Checkpoint;
import io.tracemill.infer.local.LoadedModel;
import io.tracemill.infer.local.LocalModel;
import io.tracemill.infer.local.LocalSettings;
import io.tracemill.infer.natives.NativePlace;
import io.tracemill.infer.torch.TorchSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/**
 * Models of this machine's directories, by PyTorch.
 *
 * @param place where native libraries are
 */
public record LocalModels(NativePlace place) implements ModelSource {

  @Override
  public void check(Path directory) throws IOException {
    Checkpoint.read(directory);
  }

  @Override
  public OpenModel open(ModelSettings settings, ModelListener listener) throws IOException {
    SchedulerSettings usual = SchedulerSettings.of(settings.batch());
    SchedulerSettings scheduling = settings.sharing() ? usual : usual.withoutSharing();
    LoadedModel loaded =
        LoadedModel.open(
            settings.directory(),
            new LocalSettings(
                new TorchSettings(place, settings.device(), settings.threads()),
                settings.precision(),
                scheduling,
                LocalSettings.USUAL_NOW));
    loaded.warnings().forEach(listener::doubted);
    return new Opened(new LocalModel(loaded, scheduling, listener), loaded);
  }

  private record Opened(LocalModel model, LoadedModel loaded) implements OpenModel {
    @Override
    public Generator generator() {
      return model;
    }

    @Override
    public LabelScorer scorer() {
      return model;
    }

    @Override
    public TemplateFeatures template() {
      return TemplateTrial.of(loaded.text().chat());
    }

    @Override
    public Map<String, String> identity() {
      return loaded.identity();
    }

    @Override
    public void close() {
      model.close();
    }
  }
}
