package io.tracemill.score;

import io.tracemill.json.DataException;
import io.tracemill.json.Resources;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** The files of {@code predictions}. */
final class Rows {
  private static final String PREDICTIONS = "/predictions/";

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
    try (PredictionsReader reader =
        new PredictionsReader(
            file, new ByteArrayInputStream(Resources.bytes(PREDICTIONS + file)))) {
      reader.forEach(good::add, (DataException failure) -> bad.add(failure.getMessage()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String text(String file) {
    return Resources.text(PREDICTIONS + file);
  }
}
