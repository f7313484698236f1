package cn.shishi.report;

import java.util.ArrayList;
import java.util.List;

/** K7–K9: what was reached beside what was promised: 建成启用…等3台（承诺2台，超额完成）. */
final class PromiseSentences {

    /** How many places are named before a group is only counted. */
    private static final int NAMED = 3;

    private PromiseSentences() {}

    /** Commitments of one part as one sentence; empty where nothing was recorded towards any. */
    static List<Sentence> of(List<Judged> judged, Scope scope) {
        List<Judged> promises = judged.stream().filter(Judged::recorded).toList();
        if (promises.isEmpty()) {
            return List.of();
        }
        Sentence.Builder said = new Sentence.Builder().say(scope.during());
        for (int i = 0; i < promises.size(); i++) {
            Judged promise = promises.get(i);
            said.say(i == 0 ? "" : "，").say(promise.words());
            boolean few = !promise.names().isEmpty() && promise.names().size() <= NAMED
                    && promise.names().size() == promise.actual().facts().size();
            boolean several = few && promise.names().size() > 1;
            if (several) {
                said.say(String.join("、", promise.names()) + "等");
            }
            said.say(promise.actual());
            String place = few && !several ? promise.names().get(0) + "；" : "";
            said.say("（" + place + "承诺" + promise.target() + "，" + promise.verdict() + "）");
        }
        List<String> facts = new ArrayList<>();
        promises.forEach(p -> facts.addAll(p.actual().facts()));
        return List.of(said.as(promises.get(0).indicator() != null ? "K7" : "K8", facts));
    }
}
