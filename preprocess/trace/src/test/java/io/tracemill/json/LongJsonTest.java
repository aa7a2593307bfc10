package io.tracemill.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

final class LongJsonTest {
  @Test
  void eachFieldAndItemIsALine() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();

    LongJson json = new LongJson(out).begin('{');
    json.name("a \"quoted\" name").value(LongJson.compact().value(1));
    json.name("none").begin('[').end(']');
    json.name("items").begin('[');
    json.item(LongJson.compact().beginArray().value("\u00e9").endArray());
    json.item("{}".getBytes(StandardCharsets.US_ASCII));
    json.end(']').name("last").begin('{').name("in").value(LongJson.compact().nullValue());
    json.end('}').end('}');

    assertThat(out)
        .hasToString(
            """
            {
            "a \\"quoted\\" name":1,
            "none":[
            ],
            "items":[
            ["\\u00e9"],
            {}
            ],
            "last":{
            "in":null
            }
            }""");
    assertThat(Node.of(out.toString(StandardCharsets.US_ASCII)).fields())
        .extracting(Field::key)
        .containsExactly("a \"quoted\" name", "none", "items", "last");
  }
}
