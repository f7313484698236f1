package cn.shishi.project;

import cn.shishi.ledger.Entry;
import cn.shishi.ledger.Fact;
import cn.shishi.ledger.Ledger;
import cn.shishi.register.Part;
import cn.shishi.register.Register;
import cn.shishi.type.Phase;
import cn.shishi.type.ProjectTypes;
import cn.shishi.type.TypeModel;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.variable.Variables;
import org.springframework.stereotype.Component;

/** A project unfolds into its parts: what they had reached before they came here is claimed, and each goes on from there. */
@Component
class PartCourse {

    /** By part the phase it begins with, for those that do not begin at their start; lives only for the step that starts them. */
    static final String BEGINNINGS = "beginnings";

    private final Register register;
    private final Ledger ledger;
    private final ProjectTypes types;
    private final Clock clock;

    PartCourse(Register register, Ledger ledger, ProjectTypes types, Clock clock) {
        this.register = register;
        this.ledger = ledger;
        this.types = types;
        this.clock = clock;
    }

    /** Claims for what the lines tell of the project's parts; refuses all of them, with every fault. */
    List<Entry> claims(String lines, String project, Fact.Step at, List<String> evidence) {
        List<CarryInLines.Of> parts = register.parts(project).stream().map(part -> {
            String definition = types.definition(part.type()).orElseThrow();
            return new CarryInLines.Of(part, types.of(definition), definition, register.words(part.key()));
        }).toList();
        return new CarryInLines(parts, at, evidence, LocalDate.now(clock)).claims(lines);
    }

    /** A part that was over before it came here is not run at all. */
    void unfold(DelegateExecution execution) {
        boolean carried = Boolean.TRUE.equals(execution.getVariable("carried"));
        List<String> parts = new ArrayList<>();
        Map<String, String> beginnings = new HashMap<>();
        for (Part part : register.parts(execution.getProcessBusinessKey())) {
            TypeModel type = carried ? types.latest(part.type()).filter(t -> !t.perSite()).orElse(null) : null;
            List<Phase> ahead = type == null ? null
                    : CarryIn.ahead(type, ledger.standingMilestones(part.street(), part.key()).stream().map(Fact::phase).toList());
            if (ahead == null || !ahead.isEmpty()) {
                parts.add(part.key());
            }
            if (ahead != null && !ahead.isEmpty() && ahead.size() < type.phases().size()) {
                beginnings.put(part.key(), ahead.get(0).id());
            }
        }
        if (carried) {
            execution.removeVariable("earlier");
            execution.setVariable(BEGINNINGS, Variables.objectValue(beginnings, true).create());
        }
        execution.setVariable("parts", Variables.objectValue(parts, true).create());
    }
}
