package io.tracemill.bench.input;

import io.tracemill.json.Tape;
import io.tracemill.json.text.Line;
import io.tracemill.trace.JobDescription;
import io.tracemill.trace.Tool;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Descriptions of the job that {@link Dialogues} are about. */
public final class Jobs {
  private Jobs() {}

  /** Finding and reserving restaurants. */
  public static JobDescription restaurants() {
    return new JobDescription(
        "You are a virtual assistant for a restaurant search and reservation service. Given a"
            + " conversation with a user, call the appropriate function to find restaurants that"
            + " match the user's preferences, or to reserve a table. Ask for the city, the cuisine,"
            + " the time and the number of people with respond_to_user.",
        Optional.empty(),
        Map.of(),
        List.of(
            tool("FindRestaurants", "\"city\",\"cuisine\"", "city", "cuisine", "price_range"),
            tool(
                "ReserveRestaurant",
                "\"city\",\"restaurant_name\",\"time\"",
                "city",
                "date",
                "party_size",
                "restaurant_name",
                "time"),
            tool("respond_to_user", "\"message\"", "message")),
        Optional.empty());
  }

  private static Tool tool(String name, String required, String... parameters) {
    StringBuilder schema = new StringBuilder("{\"type\":\"object\",\"properties\":{");
    for (int i = 0; i < parameters.length; i++) {
      schema.append(i == 0 ? "" : ",").append('"').append(parameters[i]);
      schema.append("\":{\"type\":\"string\",\"description\":\"The ");
      schema.append(parameters[i].replace('_', ' ')).append(".\"}");
    }
    schema.append("},\"required\":[").append(required).append("]}");
    byte[] bytes = schema.toString().getBytes(StandardCharsets.UTF_8);
    return new Tool(name, Optional.of(new Tape().read(Line.of("job", bytes))));
  }
}
