package io.tracemill.infer.family;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Why models of other kinds are not computed, by the names of their architectures. Names tell
 * nothing of kinship: Gemma 2 is not Gemma 3 with another number, and whoever takes one for the
 * other gets answers that no model would give.
 */
final class NotComputed {
  private static final String DENSE = " are not computed: take a dense model that reads text alone";
  private static final String EXPERTS = "mixtures of experts" + DENSE;
  private static final String STATES = "recurrent and state-space layers" + DENSE;
  private static final String SENSES = "models of images or sound" + DENSE;
  private static final String OTHER =
      ", which another name in config.json would not change: take a model of one of these";
  private static final String LAYER_NORM =
      "it is another architecture, with layer norms instead of RMS norms" + OTHER;

  private record Kind(Pattern name, String reason) {
    Kind(String name, String reason) {
      this(Pattern.compile(name), reason);
    }
  }

  /** The first whose pattern a name has counts. */
  private static final List<Kind> KINDS =
      List.of(
          new Kind("Gemma3n", "layers with embeddings of their own" + DENSE),
          new Kind(
              "Hybrid|Mamba|Jamba|Bamba|Zamba|Rwkv|RWKV|RecurrentGemma|Lfm2|FalconH1|NemotronH"
                  + "|Qwen3Next|Qwen3_5|KimiLinear|MiniMax|xLSTM",
              STATES),
          new Kind(
              "VL|Vision|Audio|Llava|Idefics|PaliGemma|Mllama|Pixtral|Mistral3|Multimodal", SENSES),
          new Kind("Moe|MoE|Mixtral|GptOss|Dbrx|Llama4|Grok|Arctic|FlexOlmo|Step3", EXPERTS),
          new Kind("Deepseek", "mixtures of experts and latent attention" + DENSE),
          new Kind(
              "For(Sequence|Token|MultipleChoice|QuestionAnswering|MaskedLM)|RewardModel",
              "its head chooses or marks and writes no text: take the language model that it comes"
                  + " from"),
          new Kind(
              "Bert|BERT|Electra|T5|Bart|Pegasus|Whisper|Marian",
              "it does not write on from the left alone: take a decoder, one of these"),
          new Kind(
              "^Gemma2",
              "Gemma 2 is another architecture than Gemma 3 (it caps the scores of attention)"
                  + OTHER),
          new Kind(
              "^GemmaFor",
              "Gemma 1 is another architecture than Gemma 3 (no norms behind blocks)" + OTHER),
          new Kind(
              "^Olmo", "OLMo is another architecture than Llama (it has norms elsewhere)" + OTHER),
          new Kind(
              "^Glm|^ChatGLM",
              "GLM is another architecture than Llama (it rotates parts of heads, in pairs of"
                  + " neighbours)"
                  + OTHER),
          new Kind(
              "^Cohere",
              "Command R is another architecture than Qwen or Llama (it computes attention and"
                  + " feed-forward blocks side by side)"
                  + OTHER),
          new Kind("^QWen", "the first Qwen is another architecture than Qwen 2 and 3" + OTHER),
          new Kind(
              "^Phi(MoE)?For|GPT|Bloom|OPT|^MPT|^Falcon|CodeGen|StableLm|Starcoder2|Nemotron",
              LAYER_NORM));

  private NotComputed() {}

  /** What is not computed and what to do, for the name of an architecture that is not read. */
  static String reason(String architecture) {
    return KINDS.stream()
        .filter(kind -> kind.name().matcher(architecture).find())
        .findFirst()
        .map(Kind::reason)
        .orElse("it is another architecture" + OTHER);
  }
}
