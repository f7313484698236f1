package cn.shishi.project;

import cn.shishi.ledger.Fact;
import cn.shishi.ledger.Ledger;
import cn.shishi.register.Part;
import cn.shishi.register.Register;
import cn.shishi.type.ProjectTypes;
import java.util.List;
import java.util.stream.Stream;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;

/** What a sign-off would sign if it were given now. */
@Component
class OpenClaims {

    private final Ledger ledger;
    private final Register register;
    private final ProjectTypes types;

    OpenClaims(Ledger ledger, Register register, ProjectTypes types) {
        this.ledger = ledger;
        this.register = register;
        this.types = types;
    }

    /**
     * In a phase: what was recorded in it. About one thing among many: what this instance has recorded. Outside any phase: what
     * this instance, or a carry-in, has recorded; of a project also what this instance has recorded about its parts.
     */
    List<Fact> of(DelegateExecution execution, String element) {
        Place place = Place.of(execution, element, types);
        String instance = execution.getProcessInstanceId();
        if (place.item() != null) {
            return ledger.ownOpenClaims(place.street(), List.of(place.subject()), instance);
        }
        List<Fact> own = ledger.openClaims(place.street(), place.subject(), place.phase(), instance);
        return place.phase() != null ? own : Stream.concat(own.stream(), ledger.ownOpenClaims(place.street(),
                register.parts(place.subject()).stream().map(Part::key).toList(), instance).stream()).toList();
    }
}
