package io.tracemill;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;

final class ReportArchitectureTest {
  @TestFactory
  Stream<DynamicNode> keepsTheRules() {
    return Architecture.rules();
  }
}
