package io.tracemill.cli;

import io.tracemill.json.Name;
import io.tracemill.json.Node;
import io.tracemill.platform.Id;
import io.tracemill.platform.Platform;
import io.tracemill.platform.Refusal;
import io.tracemill.platform.RefusedException;
import java.io.IOException;
import java.util.Iterator;
import java.util.List;

/** The uploads of a model. */
final class Uploads {
  private static final Name IDS = Name.of("upload_ids");

  private Uploads() {}

  /**
   * The newest, which is what commands are about.
   *
   * @throws RefusedException if there is none
   */
  static Id newest(Platform platform, Id model) throws IOException {
    Iterator<Node> ids =
        platform
            .model(model)
            .find(IDS)
            .map(all -> all.items().iterator())
            .orElse(List.<Node>of().iterator());
    if (!ids.hasNext()) {
      throw new RefusedException(
          Refusal.CONFLICT,
          "model "
              + model
              + " has no upload yet; tracemill model upload-traces "
              + model
              + " --data DIR makes one");
    }
    return id(ids.next());
  }

  /** The id that an answer gives. */
  static Id of(Node answer) throws IOException {
    return id(answer.field(Name.of("id")));
  }

  private static Id id(Node text) throws IOException {
    return Id.read(text.text())
        .orElseThrow(() -> new IOException("the server gives an id that is none: " + text.shown()));
  }
}
