package io.tracemill.prepare.learn;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Which jobs a log holds: traces of one have system prompts of one template and tools that go
 * together. May be used by several threads.
 *
 * <p>Tools are those that a trace defines. Where none defines any, calls tell jobs apart only if
 * there is no system prompt either, and if most traces call several tools: a log of single calls
 * would fall into its tools.
 */
final class JobSplit {
  /** Of traces that call so many together it tells something which are not. */
  private static final double SEVERAL = 0.3;

  private final PromptTemplates templates;
  private final List<Tools> byTemplate;
  private final int[] first;

  private JobSplit(PromptTemplates templates, List<Tools> byTemplate) {
    this.templates = templates;
    this.byTemplate = byTemplate;
    first = new int[byTemplate.size() + 1];
    for (int i = 0; i < byTemplate.size(); i++) {
      first[i + 1] = first[i] + byTemplate.get(i).groups().size();
    }
  }

  /** How the traces of one template are told apart. */
  private record Tools(ToolGroups groups, boolean defined) {

    int find(Glimpse glimpse) {
      if (!defined) {
        return groups.find(glimpse.called());
      }
      boolean some = !glimpse.defined().isEmpty();
      return groups.find(some ? glimpse.defined() : names(glimpse));
    }

    static Set<String> names(Glimpse glimpse) {
      return glimpse.called().stream()
          .map(Glimpse::tool)
          .collect(Collectors.toCollection(TreeSet::new));
    }

    static Tools of(List<Glimpse> traces, boolean prompted) {
      List<Set<String>> defined =
          traces.stream().map(Glimpse::defined).filter(names -> !names.isEmpty()).toList();
      if (!defined.isEmpty()) {
        return new Tools(ToolGroups.of(defined), true);
      }
      List<Set<String>> called =
          traces.stream().map(Glimpse::called).filter(names -> !names.isEmpty()).toList();
      ToolGroups groups = prompted ? ToolGroups.ONE : ToolGroups.of(called);
      return new Tools(tells(groups, called) ? groups : ToolGroups.ONE, false);
    }

    /** Whether in each group enough traces call several of the tools that tell. */
    private static boolean tells(ToolGroups groups, List<Set<String>> called) {
      int[] all = new int[groups.size()];
      int[] several = new int[groups.size()];
      for (Set<String> names : called) {
        Set<String> tools = new HashSet<>();
        names.stream()
            .filter(name -> groups.of().containsKey(name))
            .forEach(name -> tools.add(Glimpse.tool(name)));
        int group = groups.find(names);
        all[group] += tools.isEmpty() ? 0 : 1;
        several[group] += tools.size() > 1 ? 1 : 0;
      }
      for (int group = 0; group < all.length; group++) {
        if (several[group] < SEVERAL * all[group]) {
          return false;
        }
      }
      return true;
    }
  }

  /** The jobs of a sample of traces. */
  static JobSplit of(Collection<Glimpse> sample) {
    PromptTemplates templates = PromptTemplates.of(sample);
    Map<Integer, List<Glimpse>> by = new HashMap<>();
    sample.forEach(
        one -> by.computeIfAbsent(templates.find(one.prompt()), t -> new ArrayList<>()).add(one));
    List<Tools> tools = new ArrayList<>();
    for (int template = 0; template < templates.all().size(); template++) {
      boolean prompted = !templates.all().get(template).text().isBlank();
      tools.add(Tools.of(by.getOrDefault(template, List.of()), prompted));
    }
    return new JobSplit(templates, tools);
  }

  /** How many jobs there may be. */
  int size() {
    return first[byTemplate.size()];
  }

  /** The job of a trace, or {@link PromptTemplates#NONE}. */
  int find(Glimpse glimpse) {
    int template = templates.find(glimpse.prompt());
    return template == PromptTemplates.NONE
        ? template
        : first[template] + byTemplate.get(template).find(glimpse);
  }

  /** What the system prompts of {@code job} have in common. */
  PromptTemplate template(int job) {
    int template = 0;
    while (first[template + 1] <= job) {
      template++;
    }
    return templates.all().get(template);
  }
}
