package io.tracemill.endpoint;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What a model was found not to take: local servers know {@code max_tokens} alone, some hosted
 * models only {@code max_completion_tokens}; models that reason choose their own temperature.
 *
 * @param refused what is not sent any more
 */
record Manners(Set<Parameter> refused) {
  /** Nothing is known yet. */
  static final Manners USUAL = new Manners(Set.of());

  /** That it is the name that is refused, not what the field says. */
  private static final Pattern REFUSAL =
      Pattern.compile(
          "unsupported|not support|unknown|unrecognized|unexpected|not permitted|forbidden"
              + "|not allowed|cannot find field|cannot both|only the default|deprecated|use '?max_"
              + "|not available|invalid (field|parameter|argument)|no longer");

  Manners {
    refused = Set.copyOf(refused);
  }

  /** A field that a server may refuse. */
  enum Parameter {
    MAX_TOKENS,
    TEMPERATURE,
    TOP_P,
    SEED;

    private final Pattern named = Pattern.compile("(?<![a-z_])" + key() + "(?![a-z_])");

    /** Its name in a request. */
    String key() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Whether {@code parameter} is to be sent. */
  boolean take(Parameter parameter) {
    return !refused.contains(parameter);
  }

  /**
   * What is known after {@code error} of a request that was sent with these manners; nothing if it
   * is about something else.
   *
   * @param fixed the names of fields that are the user's own and always sent
   */
  Optional<Manners> after(ServerError error, Set<String> fixed) {
    String words = error.words();
    if (!REFUSAL.matcher(words).find()) {
      return Optional.empty();
    }
    List<Parameter> named =
        EnumSet.allOf(Parameter.class).stream()
            .filter(each -> take(each) && !fixed.contains(each.key()))
            .filter(each -> each.named.matcher(words).find())
            .toList();
    // "temperature and top_p cannot both be specified" loses the one that matters less.
    boolean both = named.contains(Parameter.TEMPERATURE) && named.contains(Parameter.TOP_P);
    Set<Parameter> lost = named.stream().collect(Collectors.toSet());
    if (both) {
      lost.remove(Parameter.TEMPERATURE);
    }
    return lost.isEmpty() ? Optional.empty() : Optional.of(new Manners(lost).and(this));
  }

  /** What people should know of it. */
  Optional<String> doubt() {
    String own =
        refused.stream()
            .filter(each -> each != Parameter.MAX_TOKENS)
            .sorted()
            .map(Parameter::key)
            .collect(Collectors.joining(" and "));
    return own.isEmpty() ? Optional.empty() : Optional.of("takes no " + own + " but its own");
  }

  /** What both know. */
  Manners and(Manners other) {
    Set<Parameter> both = EnumSet.noneOf(Parameter.class);
    both.addAll(refused);
    both.addAll(other.refused);
    return new Manners(both);
  }
}
