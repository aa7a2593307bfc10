package io.tracemill.prepare.learn;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PromptTemplatesTest {
  private static PromptTemplates of(String... prompts) {
    List<Glimpse> sample = new ArrayList<>();
    for (String prompt : prompts) {
      sample.add(new Glimpse(prompt, Set.of(), Set.of()));
    }
    return PromptTemplates.of(sample);
  }

  @Test
  void whatChangesIsLeftOut() {
    PromptTemplates templates =
        of(
            "You book flights for the guests of Acme Travel. Today is 2024-01-05. You talk to Ann, who"
                + " is a guest of many years.",
            "You book flights for the guests of Acme Travel. Today is 2024-01-06. You talk to Bob, who"
                + " is a guest of many years.",
            "You book flights for the guests of Acme Travel. Today is 2024-02-17. You talk to Cid, who"
                + " is a guest of many years.");

    assertThat(templates.all()).hasSize(1);
    assertThat(templates.all().get(0).text())
        .isEqualTo(
            "You book flights for the guests of Acme Travel. You talk to ..., who is a guest of many"
                + " years.");
  }

  @Test
  void jobsThatBeginAlikeAreTwo() {
    String usual = "You are a helpful assistant. ";
    PromptTemplates templates =
        of(
            usual + "Translate legal contracts into plain words.",
            usual + "Translate legal contracts into plain words.",
            usual + "Grade pupils' essays by the rubric below.",
            usual + "Grade pupils' essays by the rubric below.");

    assertThat(templates.all()).hasSize(2);
    assertThat(templates.find(usual + "Grade pupils' essays by the rubric below!")).isEqualTo(0);
  }

  @Test
  void aPromptOfItsOwnMayBeEmpty() {
    PromptTemplates templates = of("", "", "Say no.");

    assertThat(templates.all()).extracting(PromptTemplate::text).containsExactly("", "Say no.");
  }
}
