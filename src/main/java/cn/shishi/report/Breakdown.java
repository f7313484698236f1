package cn.shishi.report;

import java.util.ArrayList;
import java.util.List;

/** K15: the classes of a total in one sentence, after the total where their task tells it, and anew where its promise did. */
final class Breakdown {

    private Breakdown() {}

    /**
     * @param said what the task tells of all classes together
     * @param among what stands before the classes: 其中, or nothing where one class is all
     */
    static List<Sentence> of(List<Sentence> said, List<Sentence> classes, String among) {
        String between = classes.stream().anyMatch(c -> c.text().contains("，")) ? "；" : "，";
        Sentence total = said.stream().filter(s -> s.facts().containsAll(classes.get(0).facts())).findFirst().orElse(null);
        Sentence.Builder one = new Sentence.Builder();
        List<String> facts = new ArrayList<>();
        if (total != null) {
            one.say(total.runs()).say("，");
            facts.addAll(total.facts());
        }
        one.say(among);
        for (int i = 0; i < classes.size(); i++) {
            one.say(i == 0 ? "" : between).say(classes.get(i).runs());
            facts.addAll(classes.get(i).facts());
        }
        List<Sentence> all = new ArrayList<>(List.of(one.as("K15", facts.stream().distinct().toList())));
        said.stream().filter(s -> s != total).forEach(all::add);
        return all;
    }
}
