package io.tracemill.score.metric;

/** Vowels and consonants in the sense of Porter's paper: a y behind a consonant is a vowel. */
final class PorterLetters {
  private PorterLetters() {}

  static boolean isConsonant(String word, int index) {
    boolean consonant = false;
    for (int i = 0; i <= index; i++) {
      consonant = isConsonant(word.charAt(i), i > 0 && consonant);
    }
    return consonant;
  }

  private static boolean isConsonant(char letter, boolean behindConsonant) {
    return switch (letter) {
      case 'a', 'e', 'i', 'o', 'u' -> false;
      case 'y' -> !behindConsonant;
      default -> true;
    };
  }

  static boolean hasVowel(String word) {
    boolean consonant = false;
    for (int i = 0; i < word.length(); i++) {
      consonant = isConsonant(word.charAt(i), i > 0 && consonant);
      if (!consonant) {
        return true;
      }
    }
    return false;
  }

  /** The paper's m: how often a consonant follows a vowel. */
  static int measure(String word) {
    int measure = 0;
    boolean before = true;
    boolean consonant = false;
    for (int i = 0; i < word.length(); i++) {
      consonant = isConsonant(word.charAt(i), i > 0 && consonant);
      if (consonant && !before) {
        measure++;
      }
      before = consonant;
    }
    return measure;
  }
}
