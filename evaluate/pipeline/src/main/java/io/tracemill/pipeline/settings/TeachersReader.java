package io.tracemill.pipeline.settings;

import io.tracemill.pipeline.settings.Setting.Entry;
import io.tracemill.pipeline.settings.Setting.Mapping;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads {@code teachers.yaml}; every default of it stands here. */
final class TeachersReader {
  private static final Type<String> ADDRESS = Type.text(TeacherEntry.ADDRESS);
  private static final Type<String> DIRECTORY = Type.text("a model's directory");
  private static final Type<String> ANSWERS = Type.text("a file of recorded answers");
  private static final Pattern VARIABLE = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

  private final Document document;
  private final Path folder;
  private final Problems problems;

  TeachersReader(Document document, Path file, Problems problems) {
    this.document = document;
    this.folder = Optional.ofNullable(file.getParent()).orElse(Path.of(""));
    this.problems = problems;
  }

  TeachersFile read(int parallel) {
    Map<String, TeacherEntry> entries = new LinkedHashMap<>();
    KeysInFiles.refuse(document, problems);
    if (!(document.root() instanceof Mapping names)) {
      String found = document.root().words();
      error(document.root().line(), "", "expected the names of models but found " + found);
      return new TeachersFile(document.file(), entries);
    }
    for (Entry name : names.entries()) {
      if (name.value() instanceof Mapping entry) {
        read(name, entry, parallel).ifPresent(read -> entries.put(name.key(), read));
      } else {
        error(
            name.line(),
            name.key(),
            "expected {endpoint: http://...}, {directory: ...} or {answers: ...} but found "
                + name.value().words());
      }
    }
    return new TeachersFile(document.file(), entries);
  }

  private Optional<TeacherEntry> read(Entry name, Mapping entry, int parallel) {
    Section.Source source =
        new Section.Source(document.file(), Overrides.none(), problems, new ArrayList<>());
    Section section = new Section(name.key(), entry, source);
    Optional<TeacherEntry.Kind> kind = kind(name, section, parallel);
    int maxTokens = section.read(Type.whole(1, Type.MANY), TeacherEntry.USUAL_TOKENS, "max_tokens");
    List<Section> sections = new ArrayList<>(List.of(section));
    Optional<TeacherEntry.Price> price = price(section, sections);
    entry.entries().stream()
        .map(Entry::key)
        .filter(KeysInFiles::isName)
        .forEach(section.known()::add);
    new UnknownKeys(source, sections, new Section("", new Mapping(1, List.of()), source)).report();
    return kind.map(found -> new TeacherEntry(name.key(), found, maxTokens, price));
  }

  private Optional<TeacherEntry.Kind> kind(Entry name, Section section, int parallel) {
    Optional<TeacherEntry.Kind> endpoint = endpoint(section, parallel);
    Optional<TeacherEntry.Kind> directory =
        section.find(DIRECTORY, "directory").map(folder::resolve).flatMap(p -> directory(name, p));
    Optional<TeacherEntry.Kind> answers =
        section.find(ANSWERS, "answers").map(folder::resolve).flatMap(p -> answers(name, p));
    long given =
        Stream.of("endpoint", "directory", "answers")
            .filter(key -> section.given(key).isPresent())
            .count();
    if (given != 1) {
      error(
          name.line(),
          name.key(),
          "expected one of endpoint, directory and answers but found "
              + (given == 0 ? "none" : given));
    }
    return endpoint.or(() -> directory).or(() -> answers);
  }

  private Optional<TeacherEntry.Kind> directory(Entry name, Path path) {
    if (!Files.isDirectory(path)) {
      error(name.line(), name.key() + ".directory", "no such directory: " + path);
      return Optional.empty();
    }
    return Optional.of(new TeacherEntry.Directory(path));
  }

  private Optional<TeacherEntry.Kind> answers(Entry name, Path path) {
    if (!Files.isRegularFile(path)) {
      error(name.line(), name.key() + ".answers", "no such file: " + path);
      return Optional.empty();
    }
    return Optional.of(new TeacherEntry.Answers(path));
  }

  private Optional<TeacherEntry.Kind> endpoint(Section section, int parallel) {
    Optional<URI> address =
        section
            .find(ADDRESS, "endpoint")
            .flatMap(text -> address(section.given("endpoint").orElseThrow(), text));
    Optional<String> model = section.find(Type.NAME, "model");
    Optional<String> key =
        section.find(Type.NAME, "api_key_env").filter(text -> named(section, text));
    boolean leaves = section.read(Type.FLAG, false, "leaves_machine");
    int together = section.read(Type.whole(1, 1024), parallel, "parallel");
    Optional<Integer> context = section.find(Type.whole(1, Type.MANY), "context");
    Optional<Section.Given> extra = section.given("extra");
    if (extra.isPresent() && !(extra.get().value() instanceof Mapping)) {
      section.error(
          extra.get(),
          "expected fields to be added to each request but found " + extra.get().value().words());
    }
    return address.map(
        uri ->
            new TeacherEntry.Endpoint(
                uri,
                model,
                key,
                leaves,
                together,
                context.map(OptionalInt::of).orElseGet(OptionalInt::empty),
                extra.map(given -> SettingText.of(given.value())).orElse("{}")));
  }

  private static boolean named(Section section, String text) {
    if (VARIABLE.matcher(text).matches()) {
      return true;
    } else if (KeysInFiles.isIn(text)) {
      return false;
    }
    section.error(
        section.given("api_key_env").orElseThrow(),
        "expected the name of an environment variable that holds the key, such as TEACHER_KEY;"
            + " what is written here is none, and a key does not belong in a file");
    return false;
  }

  /** What is no address is not shown: there may be a password in it. */
  private Optional<URI> address(Section.Given given, String text) {
    Optional<URI> address = TeacherEntry.address(text);
    if (address.isEmpty()) {
      error(given.value().line(), given.path(), "expected " + TeacherEntry.ADDRESS);
    }
    return address;
  }

  /** Adds the section of prices to {@code sections}. */
  private Optional<TeacherEntry.Price> price(Section section, List<Section> sections) {
    Optional<Section.Given> given = section.given("price_per_million");
    if (given.isEmpty()) {
      return Optional.empty();
    }
    if (!(given.get().value() instanceof Mapping prices)) {
      section.error(
          given.get(), "expected {in: ..., out: ...} but found " + given.get().value().words());
      return Optional.empty();
    }
    Section both = section.below(given.get().path(), prices);
    sections.add(both);
    BigDecimal in = both.read(Type.MONEY, BigDecimal.ZERO, "in");
    BigDecimal out = both.read(Type.MONEY, BigDecimal.ZERO, "out");
    return Optional.of(new TeacherEntry.Price(in, out));
  }

  private void error(int line, String path, String message) {
    problems.error(document.file(), line, path, message);
  }
}
