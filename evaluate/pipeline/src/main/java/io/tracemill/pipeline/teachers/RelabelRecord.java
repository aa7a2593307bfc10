package io.tracemill.pipeline.teachers;

import io.tracemill.json.JsonText;
import io.tracemill.score.Table;
import io.tracemill.score.agreement.Agreement;
import io.tracemill.teach.committee.ChosenBy;
import io.tracemill.teach.committee.RelabelCounts;
import io.tracemill.teach.committee.RelabelCounts.MemberCounts;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * How the answers of a run were relabelled.
 *
 * @param arbiter its name
 * @param words the SHA-256 of what it was asked
 */
public record RelabelRecord(RelabelCounts counts, String arbiter, String words) {

  /** How many answers are other ones than the recorded. */
  public int changed() {
    return counts.changed();
  }

  /** Adds an object. */
  public void addTo(JsonText text) {
    text.beginObject().name("answers").value(counts.answers());
    text.name("changed").value(counts.changed());
    text.name("kept_in_conversations").value(counts.kept());
    text.name("by").beginObject();
    for (ChosenBy by : ChosenBy.values()) {
      text.name(by.key()).value(of(by));
    }
    text.endObject().name("repairs").beginObject();
    counts.repairs().forEach((repair, count) -> text.name(repair).value(count));
    text.endObject();
    agreement(text.name("agreement"));
    text.name("members").beginArray();
    counts.members().forEach(member -> member(member, text));
    text.endArray().name("arbiter").beginObject();
    text.name("name").value(arbiter).name("prompt_sha256").value(words).endObject();
    text.endObject();
  }

  private int of(ChosenBy by) {
    return counts.by().getOrDefault(by, 0);
  }

  private void agreement(JsonText text) {
    if (counts.agreement().isEmpty()) {
      text.nullValue();
      return;
    }
    Agreement alpha = counts.agreement().get();
    text.beginObject().name("krippendorff_alpha").value(alpha.value());
    text.name("low").value(alpha.interval().low()).name("high").value(alpha.interval().high());
    text.name("answers").value(alpha.n()).endObject();
  }

  private static void member(MemberCounts member, JsonText text) {
    text.beginObject().name("name").value(member.name()).name("asked").value(member.asked());
    text.name("agrees").value(member.agrees()).name("of").value(member.decided());
    text.name("replaced").value(member.chosen()).name("invalid").beginObject();
    member.invalid().forEach((reason, count) -> text.name(reason).value(count));
    text.endObject().endObject();
  }

  /** The same for people: a line, the agreement and a table of the members. */
  public String text() {
    StringBuilder text = new StringBuilder();
    text.append("relabelled: ").append(counts.changed()).append(" of ").append(counts.answers());
    text.append(" answers are other ones now; ").append(outcomes()).append('\n');
    if (!counts.repairs().isEmpty()) {
      text.append("put right before: ").append(repairs()).append('\n');
    }
    if (counts.kept() > 0) {
      text.append("note: ").append(counts.kept());
      text.append(" answers inside conversations keep their recorded calls or words\n");
    }
    if (counts.agreement().isPresent()) {
      Agreement alpha = counts.agreement().get();
      text.append("agreement of the members: Krippendorff's alpha ").append(two(alpha.value()));
      text.append(" (95% ").append(two(alpha.interval().low())).append(" to ");
      text.append(two(alpha.interval().high())).append(", ").append(alpha.n());
      text.append(" answers)\n");
    }
    for (RelabelCounts.Alike alike : counts.alike()) {
      text.append("note: ").append(alike.one()).append(" and ").append(alike.other());
      text.append(" say the same on ").append(alike.same()).append(" of ").append(alike.both());
      text.append(" answers: one vote, counted twice\n");
    }
    return text.append(members().text()).toString();
  }

  private String outcomes() {
    return counts.by().entrySet().stream()
        .map(by -> by.getKey().key() + " " + by.getValue())
        .collect(Collectors.joining(", "));
  }

  private String repairs() {
    return counts.repairs().entrySet().stream()
        .map(repair -> repair.getKey().replace('_', ' ') + " " + repair.getValue())
        .collect(Collectors.joining(", "));
  }

  private Table members() {
    Table table =
        new Table(List.of("member", "asked", "agrees with choice", "replaced", "invalid"));
    for (MemberCounts member : counts.members()) {
      table.add(
          List.of(
              member.name(),
              member.asked() + "",
              share(member.agrees(), member.decided()),
              member.chosen() + "",
              invalid(member)));
    }
    return table;
  }

  private static String invalid(MemberCounts member) {
    String reasons =
        member.invalid().entrySet().stream()
            .map(reason -> reason.getKey() + " " + reason.getValue())
            .collect(Collectors.joining(", "));
    return member.allInvalid() == 0 ? "0" : member.allInvalid() + " (" + reasons + ")";
  }

  private static String share(int part, int of) {
    return of == 0
        ? "-"
        : String.format(Locale.ROOT, "%d of %d (%d%%)", part, of, Math.round(100.0 * part / of));
  }

  private static String two(double value) {
    return new BigDecimal(value).setScale(2, RoundingMode.HALF_EVEN).toPlainString();
  }
}
