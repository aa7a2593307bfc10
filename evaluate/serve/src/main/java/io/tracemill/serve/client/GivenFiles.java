package io.tracemill.serve.client;

import io.tracemill.json.Field;
import io.tracemill.json.Node;
import io.tracemill.json.token.Kind;
import io.tracemill.platform.Download;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The files that a server names by their addresses: {@code {"train_data_url": ...}}. */
final class GivenFiles {
  private static final Pattern KEY = Pattern.compile("([a-z][a-z0-9_]{0,40}?)(_data)?(_url)?");
  private static final Pattern ENDING =
      Pattern.compile("\\.(jsonl|csv|json|yaml|yml)(\\.gz|\\.zst)?$");
  private static final Map<String, String> USUAL =
      Map.of("config", ".yaml", "job_description", ".json");

  private GivenFiles() {}

  /** Those that are there, each under the name that an upload has for it. */
  static List<Download> of(Node answer, PlatformLink calls) throws IOException {
    List<Download> files = new ArrayList<>();
    for (Field field : answer.as(Kind.OBJECT).fields()) {
      Matcher key = KEY.matcher(field.key());
      if (field.value().is(Kind.STRING) && key.matches()) {
        URI place = place(field.value().text());
        files.add(new Download(name(key.group(1), place), () -> calls.open(place)));
      }
    }
    return List.copyOf(files);
  }

  /** Its ending is that of the address, if that is one of data. */
  private static String name(String stem, URI place) {
    Matcher ending = ENDING.matcher(String.valueOf(place.getPath()));
    return stem + (ending.find() ? ending.group() : USUAL.getOrDefault(stem, ".jsonl"));
  }

  static URI place(String text) throws IOException {
    try {
      return URI.create(text);
    } catch (IllegalArgumentException e) {
      throw new IOException("the server gives an address of a file that is none", e);
    }
  }
}
