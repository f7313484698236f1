package cn.shishi.project;

import cn.shishi.ledger.Fact;
import cn.shishi.ledger.Kind;
import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.variable.Variables;

/** What a checklist found wrong, for the model to have put right, each in an instance of its own. */
final class Findings {

    private static final String NAME = "findings";

    private Findings() {}

    /** Hands the names on to what follows in this transaction. */
    static void remember(DelegateTask task, List<Fact> claims) {
        List<String> found = claims.stream().filter(c -> c.kind() == Kind.EVENT && Claims.FOUND.equals(c.word())).map(Fact::item).distinct().toList();
        task.setVariable(NAME, Variables.objectValue(found, true).create());
    }
}
