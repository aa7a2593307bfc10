package io.tracemill.bench.input;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Random;

/**
 * {@link Dialogues} up to one of their answers, as Langfuse keeps a generation: the field list of
 * its public API, without white space; half as long as the dialogues on average, with 600 bytes of
 * ids, times, usage and metadata around them.
 */
final class Observations {
  private final Dialogues dialogues;
  private final Pick pick;

  Observations(Random random) {
    dialogues = new Dialogues(random);
    pick = new Pick(random);
  }

  /** One with objects in {@code input}, {@code output} and {@code metadata}. */
  ObjectNode observation() {
    ObjectNode input = dialogues.trace();
    ArrayNode messages = (ArrayNode) input.get("messages");
    int answer = 1 + 2 * pick.upTo(messages.size() / 2);
    JsonNode output = messages.get(answer);
    while (messages.size() > answer) {
      messages.remove(messages.size() - 1);
    }
    ObjectNode observation = messages.objectNode();
    observation.put("id", pick.hex(32)).put("traceId", pick.hex(32)).put("type", "GENERATION");
    observation.put("name", "chat-completion").put("startTime", time()).put("endTime", time());
    observation.put("model", "gpt-4o-mini-2024-07-18");
    ObjectNode parameters = observation.putObject("modelParameters").put("temperature", 0.2);
    parameters.put("max_tokens", pick.between(1, 4096)).put("top_p", 1);
    observation.set("input", input);
    observation.set("output", output);
    ObjectNode metadata = observation.putObject("metadata").put("userId", pick.hex(8));
    metadata.putArray("tags").add("prod").add("eu-west");
    ArrayNode nested = metadata.putObject("nested").putArray("a");
    nested.add(1).add(-7).add(true).add(false).addNull();
    ObjectNode usage = observation.putObject("usage").put("input", pick.between(10, 9999));
    usage.put("output", pick.between(1, 500)).put("unit", "TOKENS");
    observation.put("latency", pick.upTo(10_000)).put("level", "DEFAULT");
    observation.putNull("statusMessage").putNull("version");
    return observation;
  }

  /** The same with strings of JSON in their place. */
  ObjectNode strings() {
    ObjectNode observation = observation();
    for (String field : new String[] {"input", "output", "metadata"}) {
      observation.put(field, Json.PLAIN.text(observation.get(field)));
    }
    return observation;
  }

  private String time() {
    return "2025-06-" + pick.between(10, 30) + "T10:11:12." + pick.between(100, 999) + "Z";
  }
}
