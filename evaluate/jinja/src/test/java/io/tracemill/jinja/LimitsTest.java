package io.tracemill.jinja;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDateTime;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A template that means harm ends early and says why. */
final class LimitsTest {
  private static final LocalDateTime NOW = LocalDateTime.of(2025, 7, 26, 12, 0);

  private static final Limits FEW = new Limits(1_000_000, 1 << 24, 400);

  private static String render(String template) {
    return Template.parse("t", template).render(Map.of(), NOW, Limits.DEFAULT);
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = " => ",
      quoteCharacter = '`',
      value = {
        "{{ 'a' * 999999999 }} => t:1:8: a text or list becomes longer than 33554432",
        "{{ [1] * 999999999 }} => t:1:8: a text or list becomes longer than 33554432",
        "{{ 9 ** 999999 }} => t:1:6: an integer becomes longer than 14000 bits",
        "{{ range(1000000) }} => t:1:9: a range of 1000000 numbers; more than 100000",
        "{{ '%999999999d' % 1 ~ '%*d' % (99999999, 1) * 99 }}"
            + " => t:1:46: a text or list becomes longer than 33554432",
        "{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}"
            + " => t:1:20: more than 320 levels inside one another",
        "{% set n = namespace(a=[]) %}{% for i in range(9999) %}{% set n.a = [n.a] %}{% endfor %}"
            + " => t:1:71: a value has more than 320 levels",
      })
  void stopsWhatGrows(String template, String message) {
    assertThatThrownBy(() -> render(template))
        .isInstanceOf(TemplateException.class)
        .hasMessage(message);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{% for i in range(99999) %}{% for j in range(99999) %}{% endfor %}{% endfor %}",
        "{% set n = namespace(a='x') %}{% for i in range(99) %}{% set n.a = n.a ~ n.a %}{% endfor %}",
        "{% set n = namespace(a=[1]) %}{% for i in range(99) %}{% set n.a = [n.a, n.a] %}{% endfor %}"
            + "{{ n.a == [n.a[0], n.a[1]] }}{{ n.a }}",
        "{% set n = namespace(a=[1]) %}{% for i in range(99) %}{% set n.a = [n.a, n.a] %}{% endfor %}"
            + "{{ n.a|tojson(indent=99999) }}",
        "{% set n = namespace(a=(1,)) %}{% for i in range(99) %}{% set n.a = (n.a, n.a) %}{% endfor %}"
            + "{{ {n.a: 1} }}",
        "{% set n = namespace() %}{% set n.n = n %}{{ n }}",
        "{% set a = 'a' * 9999999 %}{{ ('a' * 99999 ~ 'b') in a }}{{ a.replace(a[:9999] ~ 'b', '') }}",
        "{% set a = 'ab' * 9999999 %}{{ a.strip('ba' * 99999) }}{{ a|replace('', 'x' * 99999) }}",
        "{% for i in range(9999) %}{{ 'a' * 99999 }}{% endfor %}",
        "{% for i in range(99999) %}{% set x = 'é' * 999999 %}{{ x[99999] }}{% endfor %}",
        "{{ 'abc'|center(2000000000) }}",
        "{{ range(99999)|batch(1000000000, 'x')|list }}",
        "{{ range(5)|slice(1000000000)|list }}",
        "{{ '{:>999999999}'.format(1) * 999 }}",
        "{{ 'x\n' * 999999 | indent(999999) }}",
        "{% for x in [1] recursive %}{{ loop([1]) }}{% endfor %}",
        "{{ 1.5|round(999999999) }}{{ 7|round(-999999999) }}{{ 1/0 }}",
        "{{ '9' * 999999 | int }}{{ ('9' * 99999)|int }}{{ ('9' * 99999)|float }}{{ 1/0 }}"
      })
  void stopsWhatTakesLong(String template) {
    Template parsed = Template.parse("t", template);
    assertThatThrownBy(() -> parsed.render(Map.of(), NOW, FEW))
        .isInstanceOf(TemplateException.class);
  }

  @ParameterizedTest
  @CsvSource({
    "'(',')'",
    "'[',']'",
    "'{1:','}'",
    "'not ',''",
    "'- ',''",
    "'1 if 1 else ',''",
    "'a(',')'",
    "'x|f(',')'",
    "'x[',']'"
  })
  void refusesToReadWhatIsTooDeep(String open, String close) {
    String template = "{{ " + open.repeat(100_000) + "1" + close.repeat(100_000) + " }}";
    assertThatThrownBy(() -> Template.parse("t", template))
        .isInstanceOf(TemplateException.class)
        .hasMessageContaining("more than 100 expressions inside one another");
  }

  @ParameterizedTest
  @ValueSource(strings = {"+1", "|abs", ".a", "[0]", " is odd or 1", "()", "**1", " and 1"})
  void refusesToEvaluateWhatIsTooDeep(String chain) {
    String template = "{% set x = 1 %}{{ 1" + chain.repeat(100_000) + " }}";
    assertThatThrownBy(() -> render(template))
        .isInstanceOf(TemplateException.class)
        .hasMessageContaining("more than 320 levels inside one another");
  }

  @Test
  void refusesBlocksThatAreTooDeep() {
    assertThatThrownBy(() -> Template.parse("t", "{% if 1 %}".repeat(100_000)))
        .isInstanceOf(TemplateException.class)
        .hasMessageContaining("more than 100 blocks inside one another");
  }

  @Test
  void needsNoGreatStack() throws InterruptedException {
    AtomicReference<Throwable> failure = new AtomicReference<>();
    String macro = "{% macro m(n) %}{% if 1 %}{{ [m(n + 1)]|map('upper')|list|join(',') }}";
    String template = macro + "{% endif %}{% endmacro %}{{ m(0) }}";
    Thread thread = new Thread(null, () -> render(template), "small", 256 << 10);
    thread.setUncaughtExceptionHandler((t, thrown) -> failure.set(thrown));
    thread.start();
    thread.join();
    assertThat(failure.get()).isInstanceOf(TemplateException.class);
  }
}
