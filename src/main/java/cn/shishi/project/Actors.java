package cn.shishi.project;

import cn.shishi.identity.People;
import cn.shishi.platform.Refusal;
import cn.shishi.register.Handovers;
import cn.shishi.type.TaskSpec;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.task.IdentityLink;
import org.springframework.stereotype.Component;

/** Decides whose task it is, and checks on completion that it is theirs: the engine itself checks neither. */
@Component
class Actors {

    private final IdentityService identity;
    private final People people;
    private final Offering offering;
    private final Handovers handovers;

    Actors(IdentityService identity, People people, Offering offering, Handovers handovers) {
        this.identity = identity;
        this.people = people;
        this.offering = offering;
        this.handovers = handovers;
    }

    /** Gives a task to those of a role who may do it, or of the role it falls to where none of them may; whose work has passed to another is not counted on. */
    void offer(DelegateTask task, String role, Set<String> except, String fallsTo) {
        Set<String> able = able(task.getTenantId(), role, except);
        String offered = role;
        if (able.isEmpty() && fallsTo != null) {
            able = able(task.getTenantId(), fallsTo, except);
            offered = fallsTo;
        }
        offering.offer(task, offered, able);
    }

    Actor of(DelegateTask task, TaskSpec spec) {
        Authentication person = identity.getCurrentAuthentication();
        if (person == null || person.getUserId() == null) {
            throw Refusal.forbidden("请先登录，再办理“" + spec.name() + "”。");
        }
        List<String> roles = person.getGroupIds() == null ? List.of() : person.getGroupIds();
        String role = roles.contains(spec.role()) ? spec.role() : spec.fallsTo() != null && roles.contains(spec.fallsTo())
                ? spec.fallsTo() : null;
        boolean own = person.getUserId().equals(task.getAssignee())
                || task.getAssignee() == null && offeredTo(task, roles);
        if (role == null || !own) {
            throw Refusal.forbidden("“" + spec.name() + "”不是您的任务：应由" + people.roleName(spec.role()) + "办理。");
        }
        return new Actor(person.getUserId(), role);
    }

    /** Who is logged in, for facts the process writes on its way. */
    String current() {
        Authentication person = identity.getCurrentAuthentication();
        return person == null || person.getUserId() == null ? "system" : person.getUserId();
    }

    private static boolean offeredTo(DelegateTask task, List<String> roles) {
        return task.getCandidates().stream().map(IdentityLink::getGroupId).anyMatch(roles::contains);
    }

    private Set<String> able(String street, String role, Set<String> except) {
        Set<String> able = new LinkedHashSet<>(people.inRole(street, role));
        able.removeAll(except);
        able.removeAll(handovers.away(street));
        return able;
    }
}
