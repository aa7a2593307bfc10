package io.tracemill.score;

import io.tracemill.json.DataException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** The files of {@code predictions}. */
final class Rows {
  private Rows() {}

  static List<Prediction> good(String file) {
    List<Prediction> good = new ArrayList<>();
    read(file, good, new ArrayList<>());
    return good;
  }

  static List<String> failures(String file) {
    List<String> bad = new ArrayList<>();
    read(file, new ArrayList<>(), bad);
    return bad;
  }

  private static void read(String file, List<Prediction> good, List<String> bad) {
    try (PredictionsReader reader = new PredictionsReader(file, open(file))) {
      reader.forEach(good::add, (DataException failure) -> bad.add(failure.getMessage()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String text(String file) throws IOException {
    try (InputStream in = open(file)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static InputStream open(String file) {
    return Objects.requireNonNull(Rows.class.getResourceAsStream("/predictions/" + file), file);
  }
}
