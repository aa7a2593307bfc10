package io.tracemill.cli;

import io.tracemill.trace.DataVersion;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** The value of {@code --data-version}. */
final class DataVersionOption implements ITypeConverter<DataVersion> {

  @Override
  public DataVersion convert(String value) {
    return switch (value) {
      case "0" -> DataVersion.V0;
      case "1" -> DataVersion.V1;
      default -> throw new TypeConversionException("expected 0 or 1 but found " + value);
    };
  }
}
