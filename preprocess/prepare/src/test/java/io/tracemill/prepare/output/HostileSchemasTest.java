package io.tracemill.prepare.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tracemill.json.DataException;
import io.tracemill.json.Node;
import io.tracemill.json.Tape;
import io.tracemill.json.text.Line;
import io.tracemill.trace.Tool;
import io.tracemill.trace.ToolCall;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Schemas and arguments that a library was not made for: each is a reason, none is a failure. */
final class HostileSchemasTest {

  private static final Node NAME = node("\"f\"").orElseThrow();

  private static Optional<Node> node(String json) {
    return Optional.of(new Tape().read(Line.of("job", json.getBytes(StandardCharsets.UTF_8))));
  }

  private static ToolArguments tools(String schema) {
    return new ToolArguments(List.of(new Tool("f", node(schema))));
  }

  private static List<String> problems(String schema, String arguments) {
    return tools(schema).problems(new ToolCall(Optional.empty(), NAME, node(arguments)));
  }

  private static String property(String schema) {
    return "{\"type\":\"object\",\"properties\":{\"x\":" + schema + "}}";
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'enum':[1,2]}",
        "{'type':'integer','enum':[1,2]}",
        "{'const':1}",
        "{'multipleOf':0.1}",
        "{'type':'integer'}",
        "{'maximum':7}",
        "{'exclusiveMaximum':7}",
        "{'allOf':[{'enum':[1]}]}",
        "{'not':{'type':'number'}}",
        "{'type':'string'}"
      })
  void numbersBeyondDoubleDoNotFit(String schema) {
    for (String number : List.of("1e999", "123e400", "1.5e99999", "1e2147483648")) {
      String json = property(schema.replace('\'', '"'));
      assertThat(problems(json, "{\"x\":" + number + "}")).as(number).hasSize(1);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{'$ref':'#/properties/x'}|$.properties.x",
        "{'anyOf':[{'$ref':'#/properties/x'},{'type':'string'}]}|$.properties.x",
        "{'allOf':[{'not':{'$ref':'#/properties/x'}}]}|$.properties.x",
        "{'oneOf':[{'if':{'$ref':'#/properties/x/oneOf/0'}}]}|$.properties.x.oneOf[0]",
        "{'$ref':'#/$defs/a'},'y':{'$ref':'#/$defs/a'}},'$defs':{'a':{'$ref':'#/$defs/b'},"
            + "'b':{'then':{'$ref':'#/$defs/a'}}|$[\"$defs\"].a",
        "{'$ref':'#/properties/%78'}|$.properties.x"
      })
  void aSchemaThatRefersToItselfWithoutEndIsRefused(String schema, String path) {
    assertThatThrownBy(() -> tools(property(schema.replace('\'', '"'))))
        .isInstanceOfSatisfying(DataException.class, e -> assertThat(e.path()).isEqualTo(path))
        .hasMessageEndingWith("the schema refers to itself without end");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'$ref':'#'}",
        "{'type':'object','properties':{'x':{'$ref':'#/properties/x'}}}",
        "{'type':'array','items':{'$ref':'#/properties/x'}}",
        "{'anyOf':[{'type':'string'},{'type':'array','items':{'$ref':'#'}}]}",
        "{'enum':[{'$ref':'#/properties/x'}]}",
        "{'const':{'$ref':'#/properties/x'}}"
      })
  void aSchemaThatRefersToItselfDeeperDownIsFine(String schema) {
    assertThat(problems(property(schema.replace('\'', '"')), "{}")).isEmpty();
  }

  @Test
  void aPatternThatTriesTooMuchIsAReason() {
    String endless = "^(a+)+\\\\1b$";
    assertThat(problems(property("{\"pattern\":\"" + endless + "\"}"), text("a".repeat(50) + "!")))
        .containsExactly(
            "/: the schema takes too long to check them: a pattern tries more than 10000000"
                + " characters");
    // Java remembers what it has tried in vain.
    assertThat(problems(property("{\"pattern\":\"^(a+)+$\"}"), text("a".repeat(50) + "!")))
        .containsExactly("/x: does not match the regex pattern ^(a+)+$");
    assertThat(problems(property("{\"pattern\":\"^a+$\"}"), text("a".repeat(100_000)))).isEmpty();
  }

  private static String text(String value) {
    return "{\"x\":\"" + value + "\"}";
  }

  @Test
  void aPatternThatNeedsTooMuchStackIsAReason() {
    assertThat(problems(property("{\"pattern\":\"^(a|b)*$\"}"), text("ab".repeat(200_000))))
        .singleElement()
        .asString()
        .startsWith("/: the schema ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"(", "[", "a{2,1}", "(?<n", "\\\\p{Nope}", "*"})
  void aPatternThatIsNoneIsRefused(String pattern) {
    String schema = property("{\"pattern\":\"" + pattern + "\"}");
    assertThatThrownBy(() -> tools(schema))
        .isInstanceOf(DataException.class)
        .hasMessageContaining("expected a JSON schema of the arguments of f but found one that");
  }

  /** Each level doubles the work. */
  @Test
  void aSchemaThatDoublesItsWorkIsAReason() {
    StringBuilder defs = new StringBuilder("\"d40\":{\"type\":\"string\"}");
    for (int i = 0; i < 40; i++) {
      String next = "{\"$ref\":\"#/$defs/d" + (i + 1) + "\"}";
      defs.append(",\"d" + i + "\":{\"allOf\":[" + next + "," + next + "]}");
    }
    String schema = "{\"properties\":{\"x\":{\"$ref\":\"#/$defs/d0\"}},\"$defs\":{" + defs + "}}";
    assertThat(problems(schema, text("a")))
        .containsExactly("/: the schema takes too long to check them: more than 2000000 steps");
  }

  @Test
  void aSchemaThatDoublesWithTheArgumentsDepthIsAReason() {
    String node = "{\"$ref\":\"#/$defs/n\"}";
    String schema =
        "{\"properties\":{\"x\":"
            + node
            + "},\"$defs\":{\"n\":{\"properties\":{\"x\":{\"allOf\":["
            + node
            + ","
            + node
            + "]}}}}}";
    String deep = "{\"x\":".repeat(60) + "1" + "}".repeat(60);
    assertThat(problems(schema, deep))
        .containsExactly("/: the schema takes too long to check them: more than 2000000 steps");
    assertThat(problems(schema, "{\"x\":{\"x\":{\"x\":1}}}")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'type':7}",
        "{'enum':7}",
        "{'required':'x'}",
        "{'properties':[]}",
        "{'items':[[[]]]}",
        "{'multipleOf':0}",
        "{'multipleOf':1e-999}",
        "{'minLength':1e99}",
        "{'maxItems':-1}",
        "{'$schema':'http://nowhere.example/schema'}",
        "{'$id':'::'}",
        "{'$ref':7}",
        "{'$ref':'#/nowhere'}",
        "{'$dynamicRef':'#x'}",
        "{'$anchor':'/'}",
        "{'patternProperties':{'(':{}}}",
        "{'dependentSchemas':{'x':{'$ref':'#'}}}",
        "{'format':'regex','type':'string'}",
        "{'unevaluatedProperties':{'$ref':'#/properties/x'}}",
        "{'additionalProperties':7}",
        "{'contains':{'$ref':'#'},'minContains':1e99}",
        "{'if':7}"
      })
  void whateverASchemaSaysIsAReason(String schema) {
    String json = schema.replace('\'', '"');
    for (String whole : List.of(property(json), json)) {
      for (String arguments :
          List.of("{}", "{\"x\":1}", "{\"x\":1e999}", "{\"x\":[\"a\",{}]}", "[]")) {
        try {
          assertThat(problems(whole, arguments)).isNotNull();
        } catch (DataException refused) {
          assertThat(refused).hasMessageContaining("f");
        }
      }
    }
  }
}
