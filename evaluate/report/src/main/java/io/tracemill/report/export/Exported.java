package io.tracemill.report.export;

import io.tracemill.json.Fingerprint;
import io.tracemill.json.text.Slice;
import java.util.HexFormat;

/**
 * Predictions as a whole.
 *
 * @param name of the run or the file, for people
 * @param model who answered, for people
 */
public record Exported(String name, String model, RowMeans means) {

  /** 32 hexadecimal digits, which are the same for the same rows of the same names alone. */
  String id() {
    Fingerprint hash = new Fingerprint().add(Slice.of(name)).add(Slice.of(model));
    hash.add(means.high()).add(means.low());
    HexFormat hex = HexFormat.of();
    return hex.toHexDigits(hash.high()) + hex.toHexDigits(hash.low());
  }
}
