package io.tracemill.dialect.stream;

import io.tracemill.json.JsonText;
import io.tracemill.json.Layout;
import io.tracemill.json.Name;
import io.tracemill.json.Node;
import io.tracemill.json.text.Slice;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Arguments that come bit by bit, each with its place, {@code $.operations[0].action}. */
final class PartialArguments {
  private static final Name PATH = Name.of("jsonPath");
  private static final Name STRING = Name.of("stringValue");
  private static final List<Name> OTHERS =
      List.of(Name.of("numberValue"), Name.of("boolValue"), Name.of("nullValue"));

  private static final Pattern STEP =
      Pattern.compile("\\.([^.\\[\\]]+)|\\[(\\d{1,6})\\]|\\['([^']*)'\\]|\\[\"([^\"]*)\"\\]");

  private static final int DEEPEST = 100;

  private final Place root = new Place();

  /** A value, or what is in it; an array where its steps are numbers. */
  private static final class Place {
    private final Map<String, Place> fields = new LinkedHashMap<>();
    private final StringBuilder text = new StringBuilder();
    private String other = "";
    private boolean isArray;
  }

  /** Takes one bit. */
  void add(Node bit) {
    Place place = root;
    Matcher steps = STEP.matcher(Chunk.text(bit, PATH));
    for (int depth = 0; depth < DEEPEST && steps.find(); depth++) {
      Optional<String> index = Optional.ofNullable(steps.group(2));
      place.isArray = index.isPresent();
      String key = index.orElseGet(() -> key(steps));
      place = place.fields.computeIfAbsent(key, name -> new Place());
    }
    place.text.append(Chunk.text(bit, STRING));
    for (Name name : OTHERS) {
      Optional<Node> value = bit.peek(name);
      place.other = value.isPresent() ? value.get().raw().toString() : place.other;
      if (bit.has(name) && value.isEmpty()) {
        place.other = "null";
      }
    }
  }

  private static String key(Matcher step) {
    for (int group : new int[] {1, 3, 4}) {
      Optional<String> key = Optional.ofNullable(step.group(group));
      if (key.isPresent()) {
        return key.get();
      }
    }
    return "";
  }

  /** The part that calls {@code name} with all of it. */
  String call(String name) {
    JsonText json = new JsonText(Layout.COMPACT).beginObject().name("functionCall").beginObject();
    json.name("name").value(name).name("args");
    if (root.fields.isEmpty()) {
      json.beginObject().endObject();
    } else {
      write(root, json);
    }
    return json.endObject().endObject().toString();
  }

  private static void write(Place place, JsonText json) {
    if (!place.fields.isEmpty() && place.isArray) {
      json.beginArray();
      place.fields.values().forEach(item -> write(item, json));
      json.endArray();
    } else if (!place.fields.isEmpty()) {
      json.beginObject();
      place.fields.forEach((key, value) -> write(value, json.name(key)));
      json.endObject();
    } else if (!place.other.isEmpty()) {
      json.raw(Slice.of(place.other));
    } else {
      json.value(place.text.toString());
    }
  }
}
