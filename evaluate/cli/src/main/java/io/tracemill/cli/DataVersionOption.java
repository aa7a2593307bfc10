package io.tracemill.cli;

import io.tracemill.trace.DataVersion;
import java.util.Iterator;
import java.util.List;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** The value of {@code --data-version}. */
final class DataVersionOption implements ITypeConverter<DataVersion> {

  /** The values it takes. */
  static final class Names implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return List.of("0", "1").iterator();
    }
  }

  @Override
  public DataVersion convert(String value) {
    return switch (value) {
      case "0" -> DataVersion.V0;
      case "1" -> DataVersion.V1;
      default -> throw new TypeConversionException("expected 0 or 1 but found " + value);
    };
  }
}
