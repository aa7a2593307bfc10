package io.tracemill.pipeline.model;

import io.tracemill.ask.OpenModel;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Where models come from. */
public interface Models {

  /**
   * Looks at what can be wrong with a model without loading its weights or asking it.
   *
   * @throws IOException if a file is absent, damaged or does not fit the others, or says what
   *     cannot be or is not supported
   * @throws io.tracemill.pipeline.settings.RequestException if there are no such models
   */
  void check(ModelName name) throws IOException;

  /**
   * Asks a model, whoever it is, what tells how it is to be asked; one that cannot be reached is a
   * finding.
   *
   * @throws io.tracemill.pipeline.settings.RequestException if it may not be asked
   */
  default List<Probed> probe(ModelName name, ModelListener listener) throws IOException {
    try (OpenModel model = open(ModelSettings.of(name), listener)) {
      List<Probed> found = new ArrayList<>();
      found.add(new Probed("opens", Probed.State.YES, model.identity().toString()));
      model.doubts().forEach(doubt -> found.add(new Probed("doubt", Probed.State.NO, doubt)));
      return found;
    } catch (IOException e) {
      return List.of(new Probed("opens", Probed.State.NO, String.valueOf(e.getMessage())));
    }
  }

  /**
   * Loads a model; who asks for it closes it.
   *
   * @param listener is told how it computes, and may end that by what it throws
   * @throws IOException as {@link #check}, and if the engine does not start
   */
  OpenModel open(ModelSettings settings, ModelListener listener) throws IOException;
}
