package io.tracemill.cli;

import io.tracemill.pipeline.model.LocalModels;
import io.tracemill.pipeline.model.ModelListener;
import io.tracemill.pipeline.model.ModelSettings;
import io.tracemill.pipeline.model.ModelSource;
import io.tracemill.pipeline.model.OpenModel;
import java.io.IOException;
import java.nio.file.Path;

/** The models of this machine; nothing of them is looked at before one is asked for. */
final class ModelsHere implements ModelSource {

  @Override
  public void check(Path directory) throws IOException {
    ModelReading.of(
        directory,
        () -> {
          new LocalModels(Natives.place()).check(directory);
          return directory;
        });
  }

  @Override
  public OpenModel open(ModelSettings settings, ModelListener listener) throws IOException {
    return ModelReading.of(
        settings.directory(), () -> new LocalModels(Natives.place()).open(settings, listener));
  }
}
