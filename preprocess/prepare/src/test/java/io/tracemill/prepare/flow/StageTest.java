package io.tracemill.prepare.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tracemill.trace.Origin;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Stages that cut words into letters. */
final class StageTest {
  private final List<String> log = new ArrayList<>();
  private final Outlet<String> end =
      Outlet.of(item -> log.add("end " + item), drop -> log.add("drop " + drop.message()));

  private Stage<String, String> logged(String name, Stage<String, String> stage) {
    return (item, outlet) -> {
      log.add(name + " " + item);
      stage.take(item, outlet);
    };
  }

  private Stage<String, String> letters() {
    return logged(
        "cut",
        (word, outlet) -> {
          if (word.isEmpty()) {
            drop("nothing", outlet);
          }
          for (String letter : word.split("")) {
            if (!letter.isEmpty()) {
              outlet.keep(letter);
            }
          }
        });
  }

  /** Lets all letters through but one. */
  private Stage<String, String> without(String letter) {
    return logged(
        "without " + letter,
        (item, outlet) -> {
          if (item.equals(letter)) {
            drop(letter, outlet);
          } else {
            outlet.keep(item);
          }
        });
  }

  private static void drop(String what, Outlet<String> outlet) throws IOException {
    outlet.drop(new Drop(DropReason.TOO_LONG, new Origin("t", 1), "$", what));
  }

  @Test
  void whatComesOfAnItemGoesToTheEndBeforeTheNextFollows() throws IOException {
    letters().then(without("a")).then(without("b")).take("cab", end);
    assertThat(log)
        .containsExactly(
            "cut cab",
            "without a c",
            "without b c",
            "end c",
            "without a a",
            "drop a",
            "without a b",
            "without b b",
            "drop b");
  }

  @Test
  void howStagesArePutTogetherDoesNotMatter() throws IOException {
    letters().then(without("a")).then(without("b")).then(without("c")).take("abcabd", end);
    List<String> first = List.copyOf(log);
    log.clear();
    letters().then(without("a").then(without("b").then(without("c")))).take("abcabd", end);
    assertThat(log).isEqualTo(first);
    log.clear();
    letters().then(without("a").then(without("b"))).then(without("c")).take("abcabd", end);
    assertThat(log).isEqualTo(first);
  }

  @Test
  void eachTakenItemCountsOnce() throws IOException {
    Tally words = new Tally();
    Tally letters = new Tally();
    Stage<String, String> stage =
        letters()
            .counted(words)
            .then(without("a").then(without("b")).then(without("c")).counted(letters));
    for (String word : List.of("abc", "", "x", "bad")) {
      stage.take(word, end);
    }
    assertThat(words.read()).isEqualTo(4);
    assertThat(words.byReason().toString()).isEqualTo("{TOO_LONG=1}");
    assertThat(letters.read()).isEqualTo(7);
    assertThat(letters.kept()).isEqualTo(2);
    assertThat(log).filteredOn(line -> line.startsWith("end")).containsExactly("end x", "end d");
  }

  @Test
  void ofSeveralOneMayBeDropped() throws IOException {
    Tally tally = new Tally();
    letters().then(without("a")).counted(tally).take("ab", end);
    letters().then(without("a")).counted(tally).take("aa", end);
    assertThat(tally.kept()).isEqualTo(1);
    assertThat(tally.dropped()).isEqualTo(1);
  }

  @Test
  void aFailureIsTheStagesThatFails() throws IOException {
    Stage<String, String> careful =
        (item, outlet) -> {
          try {
            letters().take(item, outlet);
          } catch (IllegalStateException e) {
            log.add("mine");
          }
        };
    Stage<String, String> broken =
        (item, outlet) -> {
          throw new IllegalStateException("broken");
        };
    assertThatThrownBy(() -> careful.then(broken).take("a", end)).hasMessage("broken");
    assertThat(log).containsExactly("cut a");
  }

  @Test
  void aFullDiskSurfaces() {
    Outlet<String> full =
        Outlet.of(
            item -> {
              throw new IOException("disk full");
            },
            drop -> {});
    Stage<String, String> stage = letters().then(without("a")).counted(new Tally());
    assertThatThrownBy(() -> stage.take("b", full)).isInstanceOf(IOException.class);
  }
}
