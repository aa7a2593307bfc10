package io.tracemill.json;

import io.tracemill.json.token.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/**
 * A line of a file of test cases: an object of what goes in and what is expected to come out.
 *
 * @param name for people: the field {@code case}, {@code why} or {@code name}, or the whole line
 */
public record Case(String name, Node node) {
  private static final List<Name> NAMES = Stream.of("case", "why", "name").map(Name::of).toList();

  /** What is done with a case; fails by throwing. */
  public interface Check {
    void of(Case each) throws Exception;
  }

  /** The cases of a resource. Each has a tape of its own. */
  public static List<Case> read(String resource) {
    return of(Resources.cases(resource));
  }

  /** The cases of a file elsewhere. */
  public static List<Case> read(Path file) throws IOException {
    return of(Files.readAllLines(file));
  }

  private static List<Case> of(List<String> lines) {
    return lines.stream().map(Case::of).toList();
  }

  private static Case of(String line) {
    Node node = Resources.node(line);
    String name =
        NAMES.stream()
            .flatMap(key -> node.find(key).stream())
            .findFirst()
            .map(Node::text)
            .orElse(line);
    return new Case(name, node);
  }

  /** A test of each case of a resource. */
  public static Stream<DynamicTest> tests(String resource, Check check) {
    return read(resource).stream()
        .map(each -> DynamicTest.dynamicTest(each.name(), () -> check.of(each)));
  }

  /** The value of a field. */
  public Node get(String field) {
    return node.field(Name.of(field));
  }

  /** The value of a field; nothing where it is absent or null. */
  public Optional<Node> find(String field) {
    return node.find(Name.of(field));
  }

  /** The string of a field. */
  public String text(String field) {
    return get(field).text();
  }

  /** The string of a field; what is given where it is absent. */
  public String text(String field, String absent) {
    return find(field).map(Node::text).orElse(absent);
  }

  /** The JSON of a field, as it stands in the file. */
  public String json(String field) {
    return get(field).raw().toString();
  }

  /** The items of a field. */
  public List<Node> items(String field) {
    List<Node> items = new ArrayList<>();
    get(field).items().forEach(items::add);
    return items;
  }

  /** The whole number of a field. */
  public int number(String field) {
    return get(field).number().intValueExact();
  }

  /** The constant that a field names, as {@code of-the-task}; what is given where it is absent. */
  public <E extends Enum<E>> E constant(String field, E absent) {
    return find(field)
        .map(name -> name.text().toUpperCase(Locale.ROOT).replace('-', '_'))
        .map(name -> Enum.valueOf(absent.getDeclaringClass(), name))
        .orElse(absent);
  }

  /** Whether a field is true; absent, it is not. */
  public boolean is(String field) {
    return find(field).filter(value -> value.is(Kind.TRUE)).isPresent();
  }
}
