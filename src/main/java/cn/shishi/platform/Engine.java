package cn.shishi.platform;

import java.util.function.Supplier;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.springframework.stereotype.Component;

/** Who the engine is asked as. */
@Component
public class Engine {

    private final IdentityService identity;

    Engine(IdentityService identity) {
        this.identity = identity;
    }

    /** Asks as the product itself: only for names and places around a task whose right to be seen was checked before. */
    public <T> T asProduct(Supplier<T> question) {
        Authentication person = identity.getCurrentAuthentication();
        identity.clearAuthentication();
        try {
            return question.get();
        } finally {
            if (person != null) {
                identity.setAuthentication(person.getUserId(), person.getGroupIds(), person.getTenantIds());
            }
        }
    }
}
