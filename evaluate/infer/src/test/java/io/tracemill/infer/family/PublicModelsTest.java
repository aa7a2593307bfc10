package io.tracemill.infer.family;

import static org.assertj.core.api.Assertions.assertThat;

import io.tracemill.infer.weights.Shape;
import io.tracemill.json.Case;
import io.tracemill.json.Field;
import io.tracemill.json.JsonText;
import io.tracemill.json.Layout;
import io.tracemill.json.Name;
import io.tracemill.json.Node;
import io.tracemill.json.Tape;
import io.tracemill.json.text.Line;
import io.tracemill.json.token.Kind;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.function.Executable;

/** The configs of well-known models, and what the hub's config classes say of absent keys. */
class PublicModelsTest {
  private static Architecture read(Node config, Predicate<Field> kept) {
    JsonText text = new JsonText(Layout.COMPACT).beginObject();
    config.fields().stream()
        .filter(kept)
        .forEach(field -> text.name(field.key()).value(field.value()));
    byte[] json = text.endObject().toString().getBytes(StandardCharsets.UTF_8);
    return Families.read(new ModelConfig(new Tape().read(Line.of("config.json", json))));
  }

  private static Node field(Node node, String name) {
    return node.field(Name.of(name));
  }

  /** The numbers of parameters are those that the hub shows for the models' weights. */
  @TestFactory
  Stream<DynamicTest> wellKnownModelsAreAsPublished() {
    return Case.tests("/family/public.jsonl", each -> check(each.node()));
  }

  private static void check(Node line) {
    Architecture model = read(field(line, "config"), field -> true);
    long parameters = 0;
    for (Shape shape : model.tensors().values()) {
      parameters += shape.times(1).orElseThrow();
    }
    assertThat(parameters).isEqualTo(field(line, "parameters").number().longValue());
    List<Integer> shape = new ArrayList<>();
    field(line, "attention").items().forEach(item -> shape.add(item.number().intValue()));
    Attention attention = model.attention();
    assertThat(shape).containsExactly(attention.heads(), attention.groups(), attention.headSize());
    assertThat(model.sizes().positions()).isEqualTo(field(line, "context").number().intValue());
    assertThat(model.tied()).isEqualTo(field(line, "tied").is(Kind.TRUE));
    Rope first = model.layers().get(0).rope();
    assertThat(first.base()).isEqualTo(field(line, "base").number().doubleValue());
    assertThat(model.layers().stream().filter(layer -> layer.window().isPresent()))
        .hasSize(field(line, "windows").number().intValue());
  }

  @TestFactory
  Stream<DynamicTest> anAbsentKeyIsAsTheHubHasIt() {
    return defaults()
        .flatMap(
            config ->
                config.fields().stream()
                    .filter(field -> !field.key().equals("architectures"))
                    .map(
                        field ->
                            DynamicTest.dynamicTest(name(config, field), absent(config, field))));
  }

  private static Stream<Node> defaults() {
    return Case.read("/family/defaults.jsonl").stream().map(Case::node);
  }

  private static String name(Node config, Field field) {
    return field(config, "architectures").raw() + " " + field.key();
  }

  private static Executable absent(Node config, Field absent) {
    return () ->
        assertThat(read(config, field -> !field.key().equals(absent.key())))
            .isEqualTo(read(config, field -> true));
  }

  @TestFactory
  Stream<DynamicTest> aConfigThatSaysNothingIsAllDefaults() {
    return defaults()
        .map(
            config ->
                DynamicTest.dynamicTest(
                    field(config, "architectures").raw().toString(),
                    () ->
                        assertThat(read(config, field -> field.key().equals("architectures")))
                            .isEqualTo(read(config, field -> true))));
  }
}
