package io.tracemill.serve.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.tracemill.serve.http.FormPart.Presence;
import io.tracemill.serve.http.RawClient.Heard;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class MultipartTest {
  private static final int TOTAL = 100_000;

  private final List<String> log = Collections.synchronizedList(new ArrayList<>());
  @TempDir private Path root;
  private Path inbox;
  private Listener listener;

  @BeforeEach
  void listen() throws IOException {
    inbox = Files.createDirectories(root.resolve("deep").resolve("inbox"));
    listener = listen(new Room(0));
  }

  private Listener listen(Room room) throws IOException {
    Multipart form =
        new Multipart(
            List.of(
                new FormPart(
                    "traces",
                    List.of("traces.jsonl", "traces.jsonl.gz", "traces.jsonl.zst"),
                    TOTAL,
                    Presence.NEEDED),
                new FormPart(
                    "config", List.of("config.yaml", "config.json"), 1000, Presence.NEEDED),
                new FormPart("test", List.of("test.jsonl", "test.csv"), TOTAL, Presence.OPTIONAL)),
            TOTAL,
            room);
    Handler handler = call -> HttpReply.of(200, "text/plain", names(form.receive(call, inbox)));
    return Listener.open(
        ListenerSettings.loopback(0), new Guard(Set.of(), new Complaints(log::add), handler));
  }

  private static byte[] names(Map<String, Path> files) {
    return new TreeMap<>(files)
        .entrySet().stream()
            .map(each -> each.getKey() + "=" + each.getValue().getFileName())
            .toList()
            .toString()
            .getBytes(StandardCharsets.UTF_8);
  }

  @AfterEach
  void close() {
    listener.close();
  }

  private Heard send(String body) throws IOException {
    return RawClient.ask(
        listener.address(),
        "POST / HTTP/1.1\r\nHost: localhost\r\n" + Forms.headers(body) + "\r\n" + body);
  }

  private String detail(String body) throws IOException {
    Heard heard = send(body);
    assertThat(heard.status()).isEqualTo(400);
    return heard.body().replaceAll("\\{\"detail\":\"(.*)\"\\}", "$1");
  }

  private static Forms good() {
    return new Forms().part("traces", "traces.jsonl", "{}\n").part("config", "config.yaml", "a: b");
  }

  @Test
  void requestsAndCurlSendTheSame() throws IOException {
    String curl =
        new Forms()
            .curlPart("config", "config.yaml", "a: b")
            .curlPart("traces", "traces.jsonl", "{}\n")
            .end();
    for (String body : List.of(good().end(), curl)) {
      assertThat(send(body).body()).isEqualTo("[config=config.yaml, traces=traces.jsonl]");
      assertThat(inbox.resolve("traces.jsonl")).hasContent("{}\n");
      assertThat(inbox.resolve("config.yaml")).hasContent("a: b");
    }
  }

  @Test
  void whatLooksLikeABoundaryIsContent() throws IOException {
    String content = "\r\n--b0undar\r\n --b0undary2x\r\n-\r\n--\r\n\r\r\n\n";
    send(new Forms().part("traces", "t", content).field("config", "").end());

    assertThat(inbox.resolve("traces.jsonl"))
        .hasBinaryContent(content.getBytes(StandardCharsets.UTF_8));
    assertThat(inbox.resolve("config.yaml")).isEmptyFile();
  }

  @ParameterizedTest
  @CsvSource({
    "config, config.yaml,       config.yaml",
    "config, config.yml,        config.yaml",
    "config, config.json,       config.json",
    "config, CONFIG.JSON,       config.json",
    "config, json,              config.json",
    "config, '',                config.yaml",
    "config, ../../x.json,      config.json",
    "config, C:\\\\x\\\\y.json, config.json",
    "config, /etc/passwd,       config.yaml",
    "traces, a.gz,              traces.jsonl.gz",
    "traces, a.jsonl.zst,       traces.jsonl.zst",
    "traces, a.csv,             traces.jsonl",
    "traces, ..,                traces.jsonl",
    "test,   test.csv,          test.csv",
    "test,   test.jsonl,        test.jsonl",
    "test,   test.csv.jsonl,    test.jsonl",
    "test,   a b.CSV,           test.csv",
    "test,   \u00e9.csv,        test.csv",
  })
  void theEndingOfANameAloneCounts(String part, String name, String file) throws IOException {
    Forms form = new Forms().part(part, name, "x");
    for (String other : List.of("traces", "config", "test")) {
      if (!other.equals(part)) {
        form.field(other, "y");
      }
    }

    assertThat(send(form.end()).body()).contains(part + "=" + file);
    assertThat(inbox.resolve(file)).hasContent("x");
    assertNothingElse();
  }

  private void assertNothingElse() throws IOException {
    try (Stream<Path> files = Files.walk(root)) {
      assertThat(files.filter(Files::isRegularFile))
          .allMatch(
              file ->
                  file.getParent().equals(inbox)
                      && file.getFileName()
                          .toString()
                          .matches(
                              "traces\\.jsonl(\\.gz|\\.zst)?|config\\.(yaml|json)|test\\.(jsonl|csv)"));
    }
  }

  @Test
  void partsAreThoseThatAreExpected() throws IOException {
    assertThat(detail(good().part("secret", "a", "b").end()))
        .isEqualTo("expected the parts traces, config, test but found another");
    assertThat(detail(good().part("Config", "a", "b").end()))
        .isEqualTo("expected the parts traces, config, test but found another");
    assertThat(detail(good().part("config", "b.json", "b").end()))
        .isEqualTo("the part `config` is there twice");
    assertThat(detail(new Forms().field("config", "b").end()))
        .isEqualTo("the part `traces` is missing");
    assertThat(detail(new Forms().field("traces", "b").field("test", "").end()))
        .isEqualTo("the part `config` is missing");
    assertThat(detail(new Forms().end())).isEqualTo("the part `traces` is missing");
    assertThat(log.get(0))
        .isEqualTo("POST 400 expected the parts traces, config, test but found another");
  }

  @Test
  void limits() throws IOException {
    String large = new Forms().field("config", "x".repeat(1001)).field("traces", "").end();
    assertThat(send(large).body())
        .isEqualTo("{\"detail\":\"the part `config` is larger than 1000 bytes\"}");
    assertThat(send(large).status()).isEqualTo(413);
    assertThat(
            send(new Forms().field("config", "x".repeat(1000)).field("traces", "").end()).status())
        .isEqualTo(200);
    assertThat(send(good().field("test", "x".repeat(TOTAL)).end()).body())
        .isEqualTo("{\"detail\":\"the body is larger than 100000 bytes\"}");
    String head = "Content-Disposition: form-data; name=\"traces\"\r\nX: ";
    assertThat(detail(new Forms().raw(head + "x".repeat(8200), "").end()))
        .startsWith("the body is not a whole multipart form");
    assertThat(send(good().end() + "x".repeat(TOTAL)).status()).isEqualTo(413);
  }

  @Test
  void anEndlessFormIsRefusedAtItsLimit() throws IOException {
    try (RawClient client = new RawClient(listener.address())) {
      client.send("POST / HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n");
      client.send("Content-Type: multipart/form-data; boundary=b0undary\r\n\r\n");
      String chunk = new Forms().field("traces", "").unfinished();
      client.send(Integer.toHexString(chunk.length() - 2) + "\r\n" + chunk);
      for (int i = 0; i < 20; i++) {
        client.send("2710\r\n" + "x".repeat(10_000) + "\r\n");
      }

      assertThat(client.hear().body())
          .isEqualTo("{\"detail\":\"the body is larger than 100000 bytes\"}");
    }
  }

  @Test
  void whereTheDiskIsFullNothingIsTaken() throws IOException {
    try (Listener full = listen(new Room(Long.MAX_VALUE / 2))) {
      String body = good().end();
      Heard heard =
          RawClient.ask(
              full.address(),
              "POST / HTTP/1.1\r\nHost: localhost\r\n" + Forms.headers(body) + "\r\n" + body);

      assertThat(heard.status()).isEqualTo(507);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "application/json",
        "multipart/mixed; boundary=b0undary",
        "text/plain; a=multipart/form-data",
        ""
      })
  void otherTypes(String type) throws IOException {
    assertThat(ask(type)).isEqualTo(415);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "multipart/form-data",
        "multipart/form-data; boundary=",
        "multipart/form-data; boundary=\"",
        "multipart/form-data; boundary=other",
        "multipart/form-datax"
      })
  void otherBoundaries(String type) throws IOException {
    assertThat(ask(type)).isEqualTo(400);
  }

  @Test
  void aLongBoundary() throws IOException {
    assertThat(ask("multipart/form-data; boundary=" + "b".repeat(5000))).isEqualTo(400);
  }

  private int ask(String type) throws IOException {
    String body = good().end();
    return RawClient.ask(
            listener.address(),
            "POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: "
                + body.length()
                + "\r\nContent-Type: "
                + type
                + "\r\n\r\n"
                + body)
        .status();
  }

  @Test
  void aFormThatIsCutIsNone() throws IOException {
    String whole = good().end();
    for (int length = 0; length < whole.length() - 4; length++) {
      assertThat(send(whole.substring(0, length)).status()).as("%s bytes", length).isEqualTo(400);
    }
  }

  @Test
  void aBodyThatIsCutIsNone() throws IOException {
    String whole = good().end();
    for (int length = 0; length < whole.length(); length++) {
      try (RawClient client = new RawClient(listener.address())) {
        client.send(
            "POST / HTTP/1.1\r\nHost: localhost\r\n"
                + Forms.headers(whole)
                + "\r\n"
                + whole.substring(0, length));

        assertThat(client.finish().hear().status()).as("%s bytes", length).isEqualTo(400);
      }
    }
  }

  @Test
  @Tag("slow")
  void anyChangedFormIsTakenOrRefused() throws IOException {
    long seed = 20261129;
    SplittableRandom random = new SplittableRandom(seed);
    try (RawClient first = new RawClient(listener.address())) {
      RawClient client = first;
      for (int i = 0; i < 5_000; i++) {
        String body = mutated(good().curlPart("test", "test.csv", "a,b\r\n").end(), random);
        client.send("POST / HTTP/1.1\r\nHost: localhost\r\n" + Forms.headers(body) + "\r\n" + body);
        assertThat(client.hear().status())
            .as("seed %s, round %s: %s", seed, i, body)
            .isIn(200, 400, 413);
      }
    }
    assertThat(log).noneMatch(line -> line.contains(" 500 "));
    assertNothingElse();
  }

  /** Bytes changed, left out, doubled, or replaced by what means something in forms. */
  private static String mutated(String body, SplittableRandom random) {
    StringBuilder changed = new StringBuilder(body);
    List<String> words =
        List.of(
            "\r\n",
            "--b0undary",
            "--",
            "\"",
            ";",
            "=",
            "../",
            "\0",
            "%00",
            "=?utf-8?Q?=41?=",
            "filename*=utf-16''%ff",
            "=?x?B?!?=",
            "name=",
            "Content-Length: -1\r\n",
            "Content-Type: multipart/mixed; boundary=b0undary\r\n",
            "\u00ff");
    for (int changes = random.nextInt(1, 5); changes > 0 && changed.length() > 1; changes--) {
      int at = random.nextInt(changed.length());
      int end = Math.min(changed.length(), at + random.nextInt(1, 12));
      switch (random.nextInt(5)) {
        case 0 -> changed.setCharAt(at, (char) random.nextInt(256));
        case 1 -> changed.delete(at, end);
        case 2 -> changed.insert(at, changed.substring(at, end));
        case 3 -> changed.setLength(at + 1);
        default -> changed.insert(at, words.get(random.nextInt(words.size())));
      }
    }
    return changed.toString();
  }
}
