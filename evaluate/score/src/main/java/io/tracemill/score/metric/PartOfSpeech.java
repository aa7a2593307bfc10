package io.tracemill.score.metric;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One part of speech of WordNet: its three files, kept as bytes and searched in place.
 *
 * <p>The files' formats are those of WordNet's wndb(5WN): {@code index.*} is sorted by lemma and
 * ends each line with offsets into {@code data.*}; {@code *.exc} has irregular forms and their base
 * forms.
 */
final class PartOfSpeech {
  /** Ends a meaning's words and pointers. */
  private static final char GLOSS = '|';

  private static final String FOLDER = "/net/sf/extjwnl/data/wordnet/wn30/";

  private final byte[] index;
  private final byte[] data;
  private final Map<String, List<String>> exceptions = new HashMap<>();
  private final List<String[]> endings;

  /**
   * Reads the files.
   *
   * @param endings the rules of WordNet's morphy, {@code ending replacement} with commas between
   */
  PartOfSpeech(String name, String endings) {
    this.index = read("index." + name);
    this.data = read("data." + name);
    this.endings =
        endings.isEmpty()
            ? List.of()
            : Arrays.stream(endings.split(", ", -1)).map(rule -> rule.split(" ", -1)).toList();
    for (String line : text(read(name + ".exc")).lines().toList()) {
      List<String> forms = List.of(line.strip().split(" +", -1));
      exceptions.put(forms.get(0), forms.subList(1, forms.size()));
    }
  }

  private static byte[] read(String file) {
    try (InputStream in = PartOfSpeech.class.getResourceAsStream(FOLDER + file)) {
      if (in == null) {
        throw new FileNotFoundException("no WordNet 3.0 on the class path: " + FOLDER + file);
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String text(byte[] ascii) {
    return new String(ascii, StandardCharsets.ISO_8859_1);
  }

  /** Adds the single words that share a meaning with {@code word} or one of its base forms. */
  void addSynonyms(String word, Set<String> synonyms) {
    for (String form : forms(word)) {
      String line = indexLine(form);
      if (!line.isEmpty()) {
        String[] fields = line.split(" ", -1);
        int meanings = Integer.parseInt(fields[2]);
        int first = fields.length - meanings;
        for (int i = first; i < fields.length; i++) {
          addWords(Integer.parseInt(fields[i]), synonyms);
        }
      }
    }
  }

  /** The word and what morphy makes of it, once; the irregular forms come instead of the rules. */
  private Set<String> forms(String word) {
    Set<String> forms = new LinkedHashSet<>();
    forms.add(word);
    List<String> irregular = exceptions.get(word);
    if (irregular != null) {
      forms.addAll(irregular);
      return forms;
    }
    for (String[] ending : endings) {
      if (word.endsWith(ending[0])) {
        String stem = word.substring(0, word.length() - ending[0].length());
        forms.add(ending[1].equals("-") ? stem : stem + ending[1]);
      }
    }
    return forms;
  }

  /** The line of a lemma, or nothing; a binary search over lines. */
  private String indexLine(String lemma) {
    byte[] wanted = (lemma + " ").getBytes(StandardCharsets.UTF_8);
    int low = 0;
    int high = index.length;
    while (low < high) {
      int start = lineStart((low + high) >>> 1);
      int order =
          Arrays.compareUnsigned(
              index,
              start,
              Math.min(index.length, start + wanted.length),
              wanted,
              0,
              wanted.length);
      if (order == 0) {
        return wanted.length > 1 ? upTo(index, start, '\n').strip() : "";
      }
      if (order < 0) {
        low = find(index, start, '\n') + 1;
      } else {
        high = start;
      }
    }
    return "";
  }

  private int lineStart(int at) {
    int start = at;
    while (start > 0 && index[start - 1] != '\n') {
      start--;
    }
    return start;
  }

  private static int find(byte[] file, int start, char stop) {
    int end = start;
    while (end < file.length && file[end] != stop) {
      end++;
    }
    return end;
  }

  private static String upTo(byte[] file, int start, char stop) {
    return new String(file, start, find(file, start, stop) - start, StandardCharsets.ISO_8859_1);
  }

  /** Adds the single words of a meaning, without the syntactic mark of an adjective. */
  private void addWords(int offset, Set<String> synonyms) {
    String[] fields = upTo(data, offset, GLOSS).split(" ", -1);
    int words = Integer.parseInt(fields[3], 16);
    for (int i = 0; i < words; i++) {
      String word = fields[4 + 2 * i];
      int mark = word.indexOf('(');
      String plain = mark < 0 ? word : word.substring(0, mark);
      if (plain.indexOf('_') < 0) {
        synonyms.add(plain);
      }
    }
  }
}
