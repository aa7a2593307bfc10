package io.tracemill.prepare.screen.relevance;

/**
 * Words that say nothing about what a conversation is about, or that stand in a place of their own.
 *
 * <p>They are few: where a language is not among them, its frequent words weigh little anyway once
 * the traces are compared with one another.
 */
final class StopWords {
  /** The most frequent function words, and what people say to any assistant. */
  static final String COMMON =
      """
      a about after again all also am an and another any anything are as at back be because been
      before but by can cannot could currently did do does doing don done down each else even every
      few first for from get gets getting give given go going good got great had happy has have
      having he hello help her here hey hi him his how i if in into is it its just kind know last
      less let like list ll look looking made make many may maybe me might more most much must my
      need needs new next nice no not now of off ok okay on once one only or other our out over own
      perfect please possible re right said same say see set shall she should show since so some
      something soon still such sure take tell than thank thanks that the their them then there
      these they thing things this those three through to too try two under until up us use using ve
      very via want wants was way we well were what when where whether which while who whom whose
      why will with within without would yes yet you your yours welcome sounds works fine correct
      confirm
      aber als am an auch auf aus bei bin bis bitte das dass dem den der des die doch ein eine einen
      einer er es für haben hat hier ich ihr im in ist ja kann können mein mich mir mit nach nein
      nicht noch nur oder sehr sich sie sind so und uns von vor war was wenn wer wie wir wird zu zum
      al como con de del el ella en es esta este estoy gracias hay la las lo los me mi muy no o para
      pero por puede que quiero se si sin sobre su sus te tengo un una y
      au aux avec bonjour ce ces cette dans de des du elle en est et il je la le les leur mais merci
      mon ne nous on ou par pas plus pour puis que qui sa se son suis sur un une vous votre
      """;

  /** What job descriptions of any topic say. */
  static final String DESCRIBING =
      """
      accept according action actions agent allowed always answer answers appropriate argument
      arguments array ask asking asks assistant based boolean call called calling calls category
      categories case cases chat class classes classification classify clear common concise contain
      contains context conversation conversations covering customer customers decide default define
      describe describes description detail details determine directly dialogue different diverse
      example examples exactly explain false field fields flag following follow format function
      functions generate give given history identify include includes including indicating input
      instructions intent intents int integer item items json key keep label labels language long
      longest match matching medium mention message messages model multiple name names null number
      object one optional option options order output parameter parameters pattern patterns predict
      preferences properties provide provided provides providing query question questions range
      reply request requested requests require required respond response responses result results
      return returned returns role rule rules schema select sentence service services short single
      specific specified specify start statement string support system task tasks text tool tools
      topic topics true turn turns type types unnecessary user users utterance value values vary
      various virtual word words write
      """;

  /** With which no sentence ends. */
  static final String NEVER_LAST =
      """
      the a an of and or with from your my our their to for is are was were because
      und oder der die das ein eine mit von für
      et ou le la les un une de des avec pour
      y o el los las una con para
      """;

  /** With which people thank or take leave. */
  static final String FAREWELL =
      """
      thank thanks bye goodbye cheers farewell
      danke tschüss gracias adiós merci revoir grazie arrivederci obrigado obrigada tchau
      bedankt tack takk dzięki спасибо
      """;

  /** In the results of tools. */
  static final String ERROR =
      """
      error errors exception traceback timeout unauthorized forbidden
      """;

  private StopWords() {}
}
