package io.tracemill.bench.input;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Base64;
import java.util.Random;

/**
 * A question about one picture: half of them an address, half of them the picture itself, 3 to 30
 * KB of Base64 (a thumbnail; photographs are larger still).
 */
final class Pictures {
  private final Random random;
  private final Pick pick;

  Pictures(Random random) {
    this.random = random;
    pick = new Pick(random);
  }

  JsonNode trace() {
    ObjectNode trace = JsonNodeFactory.instance.objectNode();
    ArrayNode messages = trace.putArray("messages");
    ArrayNode parts = messages.addObject().put("role", "user").putArray("content");
    parts.addObject().put("type", "text").put("text", pick.of("What is this?", "Où est-ce ?"));
    parts.addObject().put("type", "image_url").putObject("image_url").put("url", address());
    messages.addObject().put("role", "assistant").put("content", pick.of("A cat.", "A \"dog\"."));
    return trace;
  }

  private String address() {
    if (pick.oneIn(2)) {
      return "https://example.org/" + pick.hex(32) + ".png";
    }
    byte[] picture = new byte[pick.between(2_000, 22_000)];
    random.nextBytes(picture);
    return "data:image/png;base64," + Base64.getEncoder().encodeToString(picture);
  }
}
