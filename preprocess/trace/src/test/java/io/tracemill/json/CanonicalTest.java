package io.tracemill.json;

import static org.assertj.core.api.Assertions.assertThat;

import io.tracemill.json.token.Oracle;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What is the same and what is not is in {@code same.tsv}; here any value, however written. */
class CanonicalTest {
  private static final long SEED = 1_618;

  private final Random random = new Random(SEED);

  @Test
  void doesNotDependOnHowAValueIsWritten() {
    for (int round = 0; round < 3_000; round++) {
      Object value = value();
      String one = Values.json(value, random);
      String other = Values.json(shuffled(value), random);
      assertThat(Resources.node(one).canonical())
          .as("seed %d, round %d: %s and %s", SEED, round, one, other)
          .isEqualTo(Resources.node(other).canonical());
    }
  }

  @Test
  void isAnotherForAnotherValue() {
    Map<String, Object> seen = new LinkedHashMap<>();
    for (int round = 0; round < 3_000; round++) {
      Object value = value();
      String json = Values.json(value, random);
      Object before = seen.putIfAbsent(Resources.node(json).canonical(), value);
      if (before != null) {
        assertThat(before).as("seed %d, round %d: %s", SEED, round, json).isEqualTo(value);
      }
    }
    assertThat(seen).hasSizeGreaterThan(500);
  }

  /** Some value without a key twice. */
  private Object value() {
    Optional<Object> value = Optional.empty();
    while (value.isEmpty()) {
      value = Oracle.read(RandomJson.of(random));
    }
    return value.get();
  }

  /** With the fields of each object in another order. */
  private Object shuffled(Object value) {
    if (value instanceof List<?> array) {
      return array.stream().map(this::shuffled).toList();
    }
    if (value instanceof Map<?, ?> object) {
      List<Object> keys = new ArrayList<>(object.keySet());
      Collections.shuffle(keys, random);
      Map<Object, Object> other = new LinkedHashMap<>();
      keys.forEach(key -> other.put(key, shuffled(object.get(key))));
      return other;
    }
    return value;
  }
}
