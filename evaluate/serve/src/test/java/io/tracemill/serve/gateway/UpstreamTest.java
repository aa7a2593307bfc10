package io.tracemill.serve.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class UpstreamTest {

  @ParameterizedTest
  @CsvSource({
    "https://api.openai.com/v1, /v1/models?a=b, https://api.openai.com/v1/models?a=b",
    "https://api.openai.com/v1/, /v1/models, https://api.openai.com/v1/models",
    "http://localhost:8000, /chat/completions, http://localhost:8000/chat/completions",
    "http://[::1]:8000/v1, /v1/a%2Fb, http://[::1]:8000/v1/a%2Fb",
    "https://openrouter.ai/api/v1, /api/v1/models, https://openrouter.ai/api/v1/models",
    "https://api.openai.com/v1, /v2/models, none",
    "https://api.openai.com/v1, /v1x/models, none",
    "https://api.openai.com/v1, /v1/a b, none"
  })
  void targetsStayBelowThePath(String base, String target, String place) {
    assertThat(Upstream.of(base).at(target).map(Object::toString).orElse("none")).isEqualTo(place);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "api.openai.com/v1|expected a URL such as https://api.openai.com/v1 but found api.openai.com/v1",
        "ftp://a/v1|expected a URL such as https://api.openai.com/v1 but found ftp://a/v1",
        "http://a b|expected a URL such as https://api.openai.com/v1 but found http://a b",
        "https://me:sk@a/v1|expected a URL without a user; clients send their own key",
        "https://a/v1?key=sk|expected a URL without a query; each client's own is passed on",
        "https://a/v1/chat/completions|expected the base of the server's URLs, without"
            + " /chat/completions, but found https://a/v1/chat/completions"
      })
  void otherBasesAreRefused(String base, String why) {
    assertThatThrownBy(() -> Upstream.of(base)).hasMessage(why);
  }
}
