package io.tracemill.prepare.screen.relevance;

import io.tracemill.json.Field;
import io.tracemill.json.Node;
import io.tracemill.json.token.Kind;
import io.tracemill.trace.JobDescription;
import io.tracemill.trace.Tool;
import java.util.List;

/**
 * The words of a job description that carry meaning, each with a weight and a number.
 *
 * <p>Words beyond {@link Evidence#DESCRIBED} share numbers with more important ones.
 */
final class JobVocabulary {
  /** What {@link #find} says of a word that the job description does not have. */
  static final int OTHER = TermSet.NONE;

  /** Of a word without meaning. */
  static final int STOP = Evidence.DESCRIBED;

  /** Of a word without meaning, with which people thank or take leave. */
  static final int STOP_FAREWELL = STOP + 1;

  /** Of another word with which people thank or take leave. */
  static final int FAREWELL = STOP + 2;

  /** Of a word that stands in results that are errors. */
  static final int ERROR = STOP + 3;

  /** The shortest word, in letters, that carries meaning. */
  private static final int SHORTEST = 3;

  private final TermSet numbers;
  private final List<DescribedWord> words;

  private JobVocabulary(TermSet numbers, List<DescribedWord> words) {
    this.numbers = numbers;
    this.words = words;
  }

  /** The words of {@code job}. */
  static JobVocabulary of(JobDescription job) {
    DescribedWords words = new DescribedWords();
    job.classes().forEach((label, description) -> addClass(words, label, description));
    for (Tool tool : job.tools()) {
      words.addName(tool.name());
      tool.parameters().ifPresent(parameters -> addSchema(words, parameters));
    }
    job.inputDescription().ifPresent(words::addText);
    words.addText(job.taskDescription());
    List<DescribedWord> ranked = words.ranked();
    return new JobVocabulary(numbers(ranked), ranked);
  }

  /** What is put later wins. */
  private static TermSet numbers(List<DescribedWord> words) {
    TermSet numbers = new TermSet();
    numbers.add(StopWords.ERROR, ERROR);
    numbers.add(StopWords.FAREWELL, FAREWELL);
    for (int i = 0; i < words.size(); i++) {
      numbers.put(words.get(i).hash(), i % Evidence.DESCRIBED);
    }
    numbers.add(StopWords.COMMON, STOP);
    Terms farewells = new Terms().read(StopWords.FAREWELL);
    while (farewells.next()) {
      if (numbers.find(farewells.hash()) == STOP) {
        numbers.put(farewells.hash(), STOP_FAREWELL);
      }
    }
    return numbers;
  }

  private static void addClass(DescribedWords words, String label, String description) {
    words.addName(label);
    words.addText(description);
  }

  /** Names of properties, values of enums, and everything that is said about them. */
  private static void addSchema(DescribedWords words, Node schema) {
    if (schema.is(Kind.ARRAY)) {
      schema.items().forEach(item -> addSchema(words, item));
    } else if (schema.is(Kind.OBJECT)) {
      for (Field field : schema.fields()) {
        switch (field.key()) {
          case "properties" -> addProperties(words, field.value());
          case "enum" -> addEnum(words, field.value());
          case "description", "title" -> addString(words, field.value());
          default -> addSchema(words, field.value());
        }
      }
    }
  }

  private static void addProperties(DescribedWords words, Node properties) {
    if (properties.is(Kind.OBJECT)) {
      for (Field property : properties.fields()) {
        words.addName(property.key());
        addSchema(words, property.value());
      }
    }
  }

  private static void addEnum(DescribedWords words, Node values) {
    if (values.is(Kind.ARRAY)) {
      for (Node value : values.items()) {
        if (value.is(Kind.STRING)) {
          words.addName(value.text());
        }
      }
    }
  }

  private static void addString(DescribedWords words, Node text) {
    if (text.is(Kind.STRING)) {
      words.addText(text.text());
    }
  }

  /** Whether a term can say what a text is about. */
  static boolean carriesMeaning(Terms terms) {
    return terms.length() >= SHORTEST && !terms.isNumber();
  }

  /** The word's number, or what else it is. */
  int find(long hash) {
    return numbers.find(hash);
  }

  /** The most important word with a number. */
  DescribedWord word(int number) {
    return words.get(number);
  }
}
