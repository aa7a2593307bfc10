package io.tracemill.prepare.output;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaException;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import io.tracemill.json.DataException;
import io.tracemill.json.Node;
import io.tracemill.json.text.Slice;
import io.tracemill.trace.Tool;
import io.tracemill.trace.ToolCall;
import java.io.FileNotFoundException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Checks tool calls' arguments against the tools' schemas (JSON Schema 2020-12). */
final class ToolArguments {
  private final Map<String, Optional<Schema>> schemas = new LinkedHashMap<>();

  /**
   * Checks calls of {@code tools}.
   *
   * @throws io.tracemill.json.DataException if a schema is none, or refers to what it does not hold
   */
  ToolArguments(List<Tool> tools) {
    if (tools.isEmpty()) {
      return; // A task without tools does not wait for the library to start.
    }
    SchemaRegistryConfig english =
        SchemaRegistryConfig.builder()
            .locale(Locale.ROOT)
            .regularExpressionFactory(BoundedPattern::of)
            .build();
    SchemaRegistry registry =
        SchemaRegistry.withDefaultDialect(
            SpecificationVersion.DRAFT_2020_12, builder -> builder.schemaRegistryConfig(english));
    for (Tool tool : tools) {
      schemas.put(tool.name(), tool.parameters().map(p -> schema(registry, tool.name(), p)));
    }
  }

  private static Schema schema(SchemaRegistry registry, String tool, Node parameters) {
    SchemaLoops.check(parameters);
    try {
      Schema schema = registry.getSchema(parameters.raw().toString(), InputFormat.JSON);
      schema.initializeValidators();
      return schema;
    } catch (SchemaException e) {
      throw unusable(parameters, tool, problem(e));
    } catch (RuntimeException | StackOverflowError e) {
      // Whatever a library makes of a schema that it was not made for is the schema's fault.
      throw unusable(parameters, tool, "the library of schemas fails with " + e);
    }
  }

  private static DataException unusable(Node parameters, String tool, String problem) {
    return parameters.failure(
        "expected a JSON schema of the arguments of "
            + tool
            + " but found one that cannot be used: "
            + problem);
  }

  /** The first line of what the library says, without the names of its classes. */
  private static String problem(SchemaException schema) {
    String message = String.valueOf(schema.getMessage()).lines().findFirst().orElse("");
    String plain = message.replaceFirst("^([a-z]+\\.)+[A-Za-z]+(Exception|Error): ", "");
    boolean elsewhere = message.startsWith(FileNotFoundException.class.getName());
    return elsewhere
        ? "it refers to " + plain + ", which is not in it; put that under $defs"
        : plain;
  }

  /** The tools' names. */
  List<String> names() {
    return List.copyOf(schemas.keySet());
  }

  boolean knows(String name) {
    return schemas.containsKey(name);
  }

  /** What is wrong with the arguments of {@code call}, which names a known tool. */
  List<String> problems(ToolCall call) {
    Optional<Schema> schema = schemas.getOrDefault(call.name().text(), Optional.empty());
    if (schema.isEmpty()) {
      return List.of();
    }
    String arguments = call.arguments().map(node -> node.raw()).map(Slice::toString).orElse("{}");
    List<String> problems = new ArrayList<>();
    try {
      for (Error error : schema.get().validate(SchemaSteps.begin(), arguments, InputFormat.JSON)) {
        String place = error.getInstanceLocation().toString();
        problems.add((place.isEmpty() ? "/" : place) + ": " + error.getMessage());
      }
    } catch (UncheckedIOException e) {
      // The library reads numbers of up to 1000 digits and strings of up to 20 million characters.
      problems.add(
          "/: expected numbers and strings that can be checked but found one that is too long");
    } catch (NumberFormatException e) {
      problems.add("/: expected numbers that can be checked but found one that is too great");
    } catch (EndlessException e) {
      problems.add("/: the schema takes too long to check them: " + e.getMessage());
    } catch (RuntimeException | StackOverflowError e) {
      // As good as any answer of the library: they are not known to fit.
      problems.add("/: the schema cannot check them: the library fails with " + e.getClass());
    }
    return problems;
  }
}
